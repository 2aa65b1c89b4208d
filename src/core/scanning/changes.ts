import { existsSync, readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { isInside, isInsideAny } from './isInside';
import type { ScannedFolder } from './walk';
import { isLink, differsOnlyInCase } from './symlinkPolicy';
import type { SkipReason } from './protocol';
import { relativePath, walk } from './walk';

export interface Changes {
  /** Files to look at, with the folder that each is scanned in. */
  readonly files: ReadonlyMap<string, ScannedFolder>;
  /** Whether a path that isn't among the files is gone, or left out now. */
  readonly isGone: (path: string) => boolean;
  readonly skipped: ReadonlyMap<string, SkipReason>;
}

/** What changed paths mean: which files a scan would come to now, and what is no longer there. */
export function changesIn(
  paths: readonly string[],
  folders: readonly ScannedFolder[],
  isCancelled: () => boolean,
): Changes {
  const files = new Map<string, ScannedFolder>();
  const gone = new Set<string>();
  const skipped = new Map<string, SkipReason>();
  const reached = new Map<string, boolean>();
  for (const full of withDependents(paths, folders)) {
    if (isCancelled()) break;
    const stats = statOf(full);
    // Pipes and sockets belong to other programs: to open one may end their waiting.
    const isOther = stats !== undefined && !stats.isFile() && !stats.isDirectory();
    if (stats === undefined || isOther || differsOnlyInCase(full)) {
      gone.add(full);
      continue;
    }
    // A folder that holds one of these is none of them.
    if (!folders.some(({ folder }) => isInside(folder.root, full))) continue;
    // What a folder holds now is walked; the rest of what was known below it is gone. A file may have been a folder.
    gone.add(full);
    for (const scanned of folders) {
      const { root } = scanned.folder;
      if (!isInside(root, full)) continue;
      const relative = relativePath(root, full);
      const hasSibling = (name: string): boolean => existsSync(path.join(path.dirname(full), name));
      const isLeftOut = relative !== '' && scanned.filter.isAnyPartExcluded(relative, hasSibling);
      if (isLeftOut || !scanned.links.isReachable(full, reached)) continue;
      if (!scanned.links.areFollowed && full !== root && isLink(full)) {
        skipped.set(full, 'link');
      } else if (!stats.isDirectory()) {
        if (scanned.filter.isIncluded(relative) && !files.has(full)) files.set(full, scanned);
      } else {
        const verdict = isLink(full) && full !== root ? scanned.links.judge(full) : 'follow';
        if (verdict !== 'follow') skipped.set(full, verdict);
        else walkInto(full, scanned, files, skipped, isCancelled);
      }
    }
  }
  // What can't be looked into for now still holds what it held.
  const closed = new Set([...skipped].filter(([, reason]) => reason === 'unreadable').map(([path]) => path));
  const isGone = (file: string): boolean => !files.has(file) && isInsideAny(gone, file) && !isInsideAny(closed, file);
  return { files, isGone, skipped };
}

/** These paths, and those beside them that are left out, or no longer, because these came or went. */
function withDependents(paths: readonly string[], folders: readonly ScannedFolder[]): ReadonlySet<string> {
  const all = new Set(paths);
  for (const { folder, filter } of folders.filter((one) => one.filter.hasConditions)) {
    const changed = new Map<string, Set<string>>();
    for (const full of paths) {
      if (full === folder.root || !isInside(folder.root, full)) continue;
      const names = changed.get(path.dirname(full)) ?? new Set();
      changed.set(path.dirname(full), names.add(path.basename(full)));
    }
    for (const [beside, names] of changed) {
      for (const name of namesIn(beside)) {
        const other = path.join(beside, name);
        const asked = filter.siblingsOf(relativePath(folder.root, other));
        if (asked.some((sibling) => names.has(sibling))) all.add(other);
      }
    }
  }
  return all;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function walkInto(
  full: string,
  scanned: ScannedFolder,
  files: Map<string, ScannedFolder>,
  skipped: Map<string, SkipReason>,
  isCancelled: () => boolean,
): void {
  walk(scanned.folder.root, full, scanned.filter, scanned.links, {
    file: (file) => {
      if (!files.has(file)) files.set(file, scanned);
    },
    skipped: (at, reason) => {
      skipped.set(at, reason);
    },
    isCancelled,
  });
}

function statOf(full: string): ReturnType<typeof statSync> {
  try {
    return statSync(full, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
