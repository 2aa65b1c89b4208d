import type * as vscode from 'vscode';
import type { FoundOccurrence } from '../../core/recognition/occurrences';
import type { ScanSummary } from '../../core/scanning/protocol';
import type { ScanProgress } from '../../core/scanning/scanner';

/** A search or an update in progress. */
export interface RunningSearch {
  readonly summary: Promise<ScanSummary>;
  progress(): ScanProgress;
  /** Stops it within a second. */
  cancel(): void;
}

/** What a file holds now; `undefined` when it can't be read for now and is thought to hold what it held. */
export interface FileResult {
  readonly uri: string;
  readonly occurrences: readonly FoundOccurrence[] | undefined;
}

/** @param isNewest whether the results are of the newest search, or of an update after it. */
export type TakeResults = (files: readonly FileResult[], isNewest: boolean) => void;

/** Searches the folders of the workspace that are of one kind, and follows their files. */
export interface FolderScanner {
  /** What the last search and the updates after it came to. */
  readonly summary: ScanSummary;
  /** Searches all its folders; `undefined` where there are none. */
  scan(): RunningSearch | undefined;
  /** Searches again those of these files and folders that are its own; `undefined` where none is. */
  update(uris: readonly vscode.Uri[]): RunningSearch | undefined;
  /** An editor's text was saved: what was read of the file before counts no more. */
  saved(file: vscode.Uri): void;
  /** A whole search has ended. @returns those of the listed files that are as they were, though it didn't report them. */
  completed(listed: readonly string[]): readonly string[];
  /** Settings or folders have changed. */
  reconfigure(): void;
  /** Ends its threads once they have written what they know; a later search starts others. */
  stop(): Promise<void>;
}
