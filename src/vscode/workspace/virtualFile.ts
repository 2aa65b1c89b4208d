import * as vscode from 'vscode';
import { runCooperatively } from '../../core/recognition/runCooperatively';
import type { FoundOccurrence } from '../../core/recognition/occurrences';
import type { RecognitionOptions } from '../../core/recognition/recognize';
import { findInBytesInSteps } from '../../core/recognition/findInBytes';
import type { FolderToScan, SkipReason } from '../../core/scanning/protocol';

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
    const options = { ...folder, fileName: file.path.slice(file.path.lastIndexOf('/') + 1) };
    return await runCooperatively(resultInSteps(bytes, options), signal);
  } catch (error) {
    return { state: isNotFound(error) ? 'vanished' : 'unreadable' };
  }
}

function* resultInSteps(bytes: Buffer, options: RecognitionOptions): Generator<void, VirtualFile> {
  const occurrences = yield* findInBytesInSteps(bytes, bytes.length, options);
  return occurrences === undefined ? { state: 'binary' } : { state: 'read', occurrences };
}

export function isNotFound(error: unknown): boolean {
  // VS Code's FileSystemError; `instanceof` fails for one that another extension's provider made.
  return error instanceof Error && 'code' in error && error.code === 'FileNotFound';
}
