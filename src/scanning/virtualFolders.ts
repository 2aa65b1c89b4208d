import * as vscode from 'vscode';
import { isBinary, mayHoldMediaId, textOf, utf16Of } from '../core/scanning/bytes';
import { FileFilter } from '../core/scanning/fileFilter';
import type { FolderToScan, ScanSummary } from '../core/scanning/protocol';
import { Tally } from '../core/scanning/tally';
import { inSlices } from '../core/recognition/inSlices';
import type { FoundOccurrence } from '../core/recognition/occurrences';
import { findOccurrencesInSteps } from '../core/recognition/occurrences';

/** So many files of a virtual file system are read at once: each read is a round trip. */
const atOnce = 16;

export type Publish = (uri: string, occurrences: readonly FoundOccurrence[]) => void;

/**
 * Scans a folder that isn't on this machine through VS Code's file system. It is walked with `readDirectory`: `findFiles`
 * finds nothing on some file systems.
 */
export async function scanVirtualFolder(
  root: vscode.Uri,
  folder: FolderToScan,
  publish: Publish,
  signal: AbortSignal,
): Promise<ScanSummary> {
  const tally = new Tally();
  const files = await filesBelow(root, new FileFilter(folder), tally, signal);
  let next = 0;
  const readNext = async (): Promise<void> => {
    for (let file = files[next++]; file !== undefined && !signal.aborted; file = files[next++]) {
      publish(file.toString(), await occurrencesIn(file, folder, tally, signal));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, readNext));
  tally.files = files.length;
  return tally.summary(signal.aborted);
}

async function filesBelow(
  root: vscode.Uri,
  filter: FileFilter,
  tally: Tally,
  signal: AbortSignal,
): Promise<vscode.Uri[]> {
  const files: vscode.Uri[] = [];
  const pending: { readonly uri: vscode.Uri; readonly path: string }[] = [{ uri: root, path: '' }];
  for (let folder = pending.pop(); folder !== undefined && !signal.aborted; folder = pending.pop()) {
    const { uri, path } = folder;
    let entries: [string, vscode.FileType][];
    try {
      entries = await vscode.workspace.fs.readDirectory(uri);
    } catch {
      tally.skipped(uri.toString(true), 'unreadable');
      continue;
    }
    const names = new Set(entries.map(([name]) => name));
    for (const [name, type] of entries) {
      const relative = path === '' ? name : `${path}/${name}`;
      if (filter.isExcluded(relative, (sibling) => names.has(sibling))) continue;
      const child = vscode.Uri.joinPath(uri, name);
      const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
      if ((type & vscode.FileType.Directory) !== 0) {
        // Whether a link of a virtual file system leads back can't be known.
        if (isLink) tally.skipped(child.toString(true), 'link');
        else pending.push({ uri: child, path: relative });
      } else if ((type & vscode.FileType.File) !== 0 && filter.isIncluded(relative)) files.push(child);
    }
  }
  return files;
}

/** What a file of a virtual file system holds. */
export async function occurrencesIn(
  file: vscode.Uri,
  folder: FolderToScan,
  tally: Tally,
  signal: AbortSignal,
): Promise<readonly FoundOccurrence[]> {
  let bytes: Buffer;
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > folder.maxBytes) {
      tally.skipped(file.toString(true), 'tooLarge');
      return [];
    }
    const content = await vscode.workspace.fs.readFile(file);
    bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  } catch {
    tally.skipped(file.toString(true), 'unreadable');
    return [];
  }
  tally.read++;
  const isUtf16 = utf16Of(bytes, bytes.length) !== undefined;
  if (!isUtf16 && isBinary(bytes, bytes.length)) {
    tally.skipped(file.toString(true), 'binary');
    return [];
  }
  if (!isUtf16 && !mayHoldMediaId(bytes, bytes.length)) return [];
  const text = textOf(bytes, bytes.length) ?? '';
  const fileName = file.path.slice(file.path.lastIndexOf('/') + 1);
  return (await inSlices(findOccurrencesInSteps(text, { ...folder, fileName }), signal)) ?? [];
}
