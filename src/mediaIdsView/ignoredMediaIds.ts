import * as vscode from 'vscode';

const storageKey = 'ignoredMediaIds';

/** What the user said is not a media ID, in this workspace. */
export class IgnoredMediaIds implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private ids: ReadonlySet<string>;

  constructor(private readonly storage: vscode.Memento) {
    this.ids = new Set(storage.get<readonly string[]>(storageKey, []));
  }

  has(mediaId: string): boolean {
    return this.ids.has(mediaId);
  }

  all(): string[] {
    return [...this.ids];
  }

  async set(ids: Iterable<string>): Promise<void> {
    this.ids = new Set(ids);
    await this.storage.update(storageKey, [...this.ids]);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
