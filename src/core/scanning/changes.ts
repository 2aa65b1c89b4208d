import { existsSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { isAtOrBelow, isAtOrBelowAny } from './atOrBelow';
import type { ScannedFolder } from './scannedFolder';
import { isLink, isSpeltOtherwise } from './followedLinks';
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
  for (const full of paths) {
    if (isCancelled()) break;
    const stats = statOf(full);
    // Pipes and sockets belong to other programs: to open one may end their waiting.
    const isOther = stats !== undefined && !stats.isFile() && !stats.isDirectory();
    if (stats === undefined || isOther || isSpeltOtherwise(full)) {
      gone.add(full);
      continue;
    }
    // What a folder holds now is walked; the rest of what was known below it is gone.
    if (stats.isDirectory()) gone.add(full);
    for (const scanned of folders) {
      const { root } = scanned.folder;
      if (!isAtOrBelow(root, full)) continue;
      const relative = relativePath(root, full);
      const hasSibling = (name: string): boolean => existsSync(path.join(path.dirname(full), name));
      const isLeftOut = relative !== '' && scanned.filter.isAnyPartExcluded(relative, hasSibling);
      if (isLeftOut || !scanned.links.leadsTo(full, reached)) {
        if (!files.has(full)) gone.add(full);
      } else if (!stats.isDirectory()) {
        if (!scanned.filter.isIncluded(relative)) continue;
        gone.delete(full);
        if (!files.has(full)) files.set(full, scanned);
      } else {
        const verdict = isLink(full) && full !== root ? scanned.links.judge(full) : 'follow';
        if (verdict !== 'follow') skipped.set(full, verdict);
        else walkInto(full, scanned, files, skipped, isCancelled);
      }
    }
  }
  // What can't be looked into for now still holds what it held.
  const closed = new Set([...skipped].filter(([, reason]) => reason === 'unreadable').map(([path]) => path));
  const isGone = (file: string): boolean =>
    !files.has(file) && isAtOrBelowAny(gone, file) && !isAtOrBelowAny(closed, file);
  return { files, isGone, skipped };
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
