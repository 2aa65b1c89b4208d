import type { FoundOccurrence } from '../recognition/occurrences';
import type { FileUses, UsesQuery } from '../uses/use';
import type { FileFilterOptions } from './fileFilter';

/** A folder to scan, and how. */
export interface FolderToScan extends FileFilterOptions {
  /** Absolute path on this machine. */
  readonly root: string;
  readonly maxBytes: number;
  /** Whether links are followed, to files and to folders. */
  readonly followsLinks: boolean;
  readonly keys: readonly string[];
  readonly workspaceKeys: readonly string[];
}

/** What a file holds now; nothing when it holds none or is gone. */
export interface FileOccurrences {
  readonly path: string;
  readonly occurrences: readonly FoundOccurrence[];
}

export const skipReasons = ['binary', 'tooLarge', 'unreadable', 'vanished', 'link'] as const;
/** Why a file or folder was not searched. */
export type SkipReason = (typeof skipReasons)[number];

export interface ScanSummary {
  /** Files that are known of, whether searched or not. */
  readonly files: number;
  /** Files whose content was read; the others were as they had been. */
  readonly read: number;
  /** How many of all files and folders are not searched, also after an update that looked at few of them. */
  readonly skipped: Readonly<Record<SkipReason, number>>;
  /** Some of the paths that were skipped this time, for the log; binary files are only counted. */
  readonly examples: readonly { readonly path: string; readonly reason: SkipReason }[];
  readonly isCancelled: boolean;
}

/**
 * Where an order can be watched and stopped without messages, shared between threads: whether it was cancelled; files
 * found and done; whether it has ended, so that a worker thread that comes late stops; and how many batches of results
 * the extension host has dealt with.
 */
export const controlIndex = { cancelled: 0, found: 1, done: 2, ended: 3, taken: 4 } as const;

export function makeControl(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(Object.keys(controlIndex).length * Int32Array.BYTES_PER_ELEMENT));
}

export function isCancelled(control: Int32Array): boolean {
  return Atomics.load(control, controlIndex.cancelled) === 1;
}

interface ScanOrder {
  readonly id: number;
  readonly control: Int32Array;
  /** Files that are read whatever is known of them. */
  readonly reread: readonly string[];
}

/** A request to the scanner's thread. */
export type ScanRequest =
  | { readonly kind: 'configure'; readonly folders: readonly FolderToScan[]; readonly cacheFile: string | undefined }
  | (ScanOrder & { readonly kind: 'scan'; readonly wantsAll: boolean })
  | (ScanOrder & { readonly kind: 'update'; readonly paths: readonly string[] })
  | { readonly kind: 'findUses'; readonly id: number; readonly control: Int32Array; readonly query: UsesQuery }
  | { readonly kind: 'save'; readonly id: number };

/**
 * What it answers. Results of an order come before its end, in small batches, each with the order's number. Uses come
 * file by file, and `more` says how many aren't reported.
 */
export type ScanMessage =
  | { readonly kind: 'results'; readonly id: number; readonly files: readonly FileOccurrences[] }
  | { readonly kind: 'uses'; readonly id: number; readonly files: readonly FileUses[]; readonly more: number }
  | { readonly kind: 'done'; readonly id: number; readonly summary: ScanSummary };

export const emptySummary: ScanSummary = {
  files: 0,
  read: 0,
  skipped: { binary: 0, tooLarge: 0, unreadable: 0, vanished: 0, link: 0 },
  examples: [],
  isCancelled: false,
};
