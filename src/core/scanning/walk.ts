import { lstatSync, readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import * as path from 'node:path';
import { FileFilter } from './fileFilter';
import { SymlinkPolicy } from './symlinkPolicy';
import type { FolderToScan } from './protocol';

/** A folder with what its scans need. */
export interface ScannedFolder {
  readonly folder: FolderToScan;
  readonly filter: FileFilter;
  readonly links: SymlinkPolicy;
  /** Of the settings that decide what is found in its files. */
  readonly signature: string;
}

export function scannedFolder(folder: FolderToScan): ScannedFolder {
  return {
    folder,
    filter: new FileFilter(folder),
    links: new SymlinkPolicy(folder.root, folder.followsLinks),
    signature: JSON.stringify([folder.keys, folder.workspaceKeys]),
  };
}

export interface Walker {
  /** Called with the absolute path of each file that is asked for. */
  readonly file: (path: string) => void;
  /** Called with each folder that can't be read, and with each link that leads to where the walk comes anyway. */
  readonly skipped: (path: string, reason: 'unreadable' | 'link') => void;
  readonly isCancelled: () => boolean;
}

/**
 * Walks a folder, synchronously: that is several times faster than by promises, and a thread of its own has nothing else
 * to do. Links are followed as VS Code's search follows them; one that leads back into the tree isn't.
 */
export function walk(root: string, begin: string, filter: FileFilter, links: SymlinkPolicy, walker: Walker): void {
  const pending = [begin];
  for (let folder = pending.pop(); folder !== undefined && !walker.isCancelled(); folder = pending.pop()) {
    const entries = entriesOf(folder);
    if (entries === undefined) walker.skipped(folder, 'unreadable');
    else walkFolder({ root, folder, entries, filter, links, walker, pending });
  }
}

interface Walked {
  readonly root: string;
  readonly folder: string;
  readonly entries: readonly Dirent[];
  readonly filter: FileFilter;
  readonly links: SymlinkPolicy;
  readonly walker: Walker;
  /** Folders that are yet to be walked. */
  readonly pending: string[];
}

function walkFolder({ root, folder, entries, filter, links, walker, pending }: Walked): void {
  let names: Set<string> | undefined;
  const hasSibling = (name: string): boolean => (names ??= new Set(entries.map((entry) => entry.name))).has(name);
  const inRoot = relativePath(root, folder);
  const relativeLead = inRoot === '' ? '' : `${inRoot}/`;
  const lead = folder.endsWith(path.sep) ? folder : folder + path.sep;
  for (const entry of entries) {
    const relative = relativeLead + entry.name;
    if (filter.isExcluded(relative, hasSibling)) continue;
    const full = lead + entry.name;
    const kind = kindOf(entry, full);
    if (isNameLost(entry.name, full)) walker.skipped(full, 'unreadable');
    else if (entry.isSymbolicLink() && !links.areFollowed) walker.skipped(full, 'link');
    else if (kind === 'file') {
      if (filter.isIncluded(relative)) walker.file(full);
    } else if (kind === 'folder') pending.push(full);
    else if (kind === 'linkedFolder') {
      const verdict = links.judge(full);
      if (verdict === 'follow') pending.push(full);
      else walker.skipped(full, verdict);
    } else if (kind === 'broken') walker.skipped(full, 'unreadable');
  }
}

/** A path relative to its folder, with `/`. */
export function relativePath(root: string, full: string): string {
  const relative = path.relative(root, full);
  return path.sep === '/' ? relative : relative.split(path.sep).join('/');
}

function kindOf(entry: Dirent, full: string): 'file' | 'folder' | 'linkedFolder' | 'broken' | 'other' {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  if (!entry.isSymbolicLink()) return 'other';
  try {
    const target = statSync(full, { throwIfNoEntry: false });
    if (target === undefined) return 'broken';
    return target.isDirectory() ? 'linkedFolder' : target.isFile() ? 'file' : 'other';
  } catch {
    // A link to itself.
    return 'broken';
  }
}

/**
 * Whether a name is not valid UTF-8: it was read with U+FFFD in place of what is invalid, and leads to nothing.
 */
function isNameLost(name: string, full: string): boolean {
  if (!name.includes('\uFFFD')) return false;
  try {
    return lstatSync(full, { throwIfNoEntry: false }) === undefined;
  } catch {
    return true;
  }
}

/** What a folder holds, nothing where it has gone meanwhile; `undefined` when it can't be read. */
function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? [] : undefined;
  }
}
