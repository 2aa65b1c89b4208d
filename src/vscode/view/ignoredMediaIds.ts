import * as vscode from 'vscode';
import { Disposable } from '../disposable';

const storageKey = 'ignoredMediaIds';

/** What the user said is not a media ID, in this workspace. */
export class IgnoredMediaIds extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<readonly string[]>());
  /** Fired with those that are ignored now and weren't, or the other way round. */
  readonly onDidChange = this.changed.event;
  private ids: ReadonlySet<string>;

  constructor(private readonly storage: vscode.Memento) {
    super();
    this.ids = new Set(storage.get<readonly string[]>(storageKey, []));
    this.updateContext();
  }

  has(mediaId: string): boolean {
    return this.ids.has(mediaId);
  }

  all(): string[] {
    return [...this.ids];
  }

  /** @returns those that weren't ignored before. */
  async add(mediaIds: readonly string[]): Promise<string[]> {
    const added = mediaIds.filter((mediaId) => !this.ids.has(mediaId));
    await this.change(new Set([...this.ids, ...added]), added);
    return added;
  }

  async remove(mediaIds: readonly string[]): Promise<void> {
    const removed = mediaIds.filter((mediaId) => this.ids.has(mediaId));
    const left = new Set(this.ids);
    for (const mediaId of removed) left.delete(mediaId);
    await this.change(left, removed);
  }

  private async change(ids: ReadonlySet<string>, changed: readonly string[]): Promise<void> {
    this.ids = ids;
    this.changed.fire(changed);
    this.updateContext();
    await this.storage.update(storageKey, [...ids]);
  }

  /** For the command that manages them, which is offered where there are some. */
  private updateContext(): void {
    void vscode.commands.executeCommand('setContext', 'whatsappMedia.hasIgnoredIds', this.ids.size > 0);
  }
}
