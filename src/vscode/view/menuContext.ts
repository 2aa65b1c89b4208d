import * as vscode from 'vscode';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import { Disposable } from '../disposable';
import type { DeletionStates } from '../deletion/deletionStates';

/** Paths of files in which media IDs were found: the Explorer's menu offers to delete what is in them. */
const filesKey = 'whatsappMedia.filesWithMediaIds';

/** Whether a deletion of this window failed, so that there is something to retry. */
const failedKey = 'whatsappMedia.hasFailedDeletions';

/** Delay before the keys follow a change, which comes for each file of a search and each ID of a deletion (ms). */
const debounceMs = 500;

/** Keeps the context keys that menus and the palette ask of the index and of this window's deletions. */
export class MenuContext extends Disposable {
  constructor(
    index: Pick<OccurrenceIndex, 'onDidChange' | 'uris'>,
    states: Pick<DeletionStates, 'onDidChange' | 'failed'>,
  ) {
    super();
    const paths = (): string[] => index.uris().map((uri) => vscode.Uri.parse(uri).fsPath);
    const files = this.own(new DebouncedKey(filesKey, paths));
    const failed = this.own(new DebouncedKey(failedKey, () => states.failed().length > 0));
    this.own({
      dispose: index.onDidChange(() => {
        files.schedule();
      }),
    });
    this.own(
      states.onDidChange(() => {
        failed.schedule();
      }),
    );
  }
}

/** A context key that is set some time after the first of several changes, and only where its value is another. */
class DebouncedKey {
  private timer: NodeJS.Timeout | undefined;
  private current = '';

  constructor(
    private readonly key: string,
    private readonly value: () => boolean | readonly string[],
  ) {}

  schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const value = this.value();
      const text = JSON.stringify(value);
      if (text === this.current) return;
      this.current = text;
      void vscode.commands.executeCommand('setContext', this.key, value);
    }, debounceMs);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
