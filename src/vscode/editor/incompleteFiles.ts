import * as vscode from 'vscode';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { FoundOccurrence } from '../../core/recognition/occurrences';

/** Files in which more media IDs may be than were found: a part of them is too long to be read as a whole. */
export class IncompleteFiles {
  /** Of files that were read by name, or in an editor: what was found there. Keys are URIs. */
  private readonly read = new Map<string, ReadonlySet<string>>();

  constructor(private readonly index: Pick<OccurrenceIndex, 'incompleteFilesUsing' | 'get'>) {}

  /** A file was read now, whether the workspace was searched or not. */
  note(file: vscode.Uri, occurrences: readonly FoundOccurrence[]): void {
    const isIncomplete = occurrences.some(({ fileMayHoldMore }) => fileMayHoldMore === true);
    if (isIncomplete) this.read.set(file.toString(), new Set(occurrences.map(({ mediaId }) => mediaId)));
    else this.read.delete(file.toString());
  }

  /** The paths of those that hold any of these, as they are shown. */
  using(mediaIds: readonly string[]): string[] {
    // Of what the index holds, it knows better: it follows every change.
    const isMeant = ([uri, held]: readonly [string, ReadonlySet<string>]): boolean =>
      this.index.get(uri).length === 0 && mediaIds.some((mediaId) => held.has(mediaId));
    const read = [...this.read].filter(isMeant);
    const uris = new Set([...this.index.incompleteFilesUsing(mediaIds), ...read.map(([uri]) => uri)]);
    return [...uris].map((uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri))).sort();
  }
}
