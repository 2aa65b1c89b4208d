import * as vscode from 'vscode';
import { inSlices } from '../core/recognition/inSlices';
import type { FoundOccurrence } from '../core/recognition/occurrences';
import { findOccurrencesInSteps } from '../core/recognition/occurrences';
import { isBinary, mayHoldMediaId, textOf, utf16Of } from '../core/scanning/bytes';
import type { FolderToScan, SkipReason } from '../core/scanning/protocol';

/** What became of a file of a virtual file system. */
export type VirtualFile =
  | { readonly state: 'read'; readonly occurrences: readonly FoundOccurrence[] }
  | { readonly state: Exclude<SkipReason, 'link'> };

/** Reads a file through VS Code's file system. @returns `undefined` when it was aborted meanwhile. */
export async function readVirtualFile(
  file: vscode.Uri,
  folder: FolderToScan,
  signal: AbortSignal,
): Promise<VirtualFile | undefined> {
  const isAborted = (): boolean => signal.aborted;
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > folder.maxBytes) return { state: 'tooLarge' };
    if (isAborted()) return undefined;
    const content = await vscode.workspace.fs.readFile(file);
    if (isAborted()) return undefined;
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    const isUtf16 = utf16Of(bytes, bytes.length) !== undefined;
    if (!isUtf16 && isBinary(bytes, bytes.length)) return { state: 'binary' };
    if (!isUtf16 && !mayHoldMediaId(bytes, bytes.length)) return { state: 'read', occurrences: [] };
    const text = textOf(bytes, bytes.length) ?? '';
    const fileName = file.path.slice(file.path.lastIndexOf('/') + 1);
    const occurrences = await inSlices(findOccurrencesInSteps(text, { ...folder, fileName }), signal);
    return occurrences === undefined ? undefined : { state: 'read', occurrences };
  } catch (error) {
    return { state: isNotFound(error) ? 'vanished' : 'unreadable' };
  }
}

export function isNotFound(error: unknown): boolean {
  // VS Code's FileSystemError; `instanceof` fails for one that another extension's provider made.
  return error instanceof Error && 'code' in error && error.code === 'FileNotFound';
}
