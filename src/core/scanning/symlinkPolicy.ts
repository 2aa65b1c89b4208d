import { lstatSync, realpathSync } from 'node:fs';
import * as path from 'node:path';
import { overlap } from './isInside';

/**
 * The links to folders that are followed below a root: as VS Code's search follows them, but none that leads to where
 * the walk comes anyway. Kept between walks, so that what is looked at again is judged as it was in the walk.
 */
export class SymlinkPolicy {
  private readonly realRoot: string;
  /** Where each followed link leads. */
  private readonly followed = new Map<string, string>();

  /** @param areFollowed whether links are followed at all. */
  constructor(
    private readonly root: string,
    readonly areFollowed = true,
  ) {
    this.realRoot = realPath(root) ?? root;
  }

  /** Judges a link to a folder, and remembers it when it is to be followed. */
  judge(link: string): 'follow' | 'link' | 'unreadable' {
    this.followed.delete(link);
    if (!this.areFollowed) return 'link';
    const real = realPath(link);
    if (real === undefined) return 'unreadable';
    // Either way round the walk would come there twice, or would not end.
    if ([this.realRoot, ...this.followed.values()].some((walked) => overlap(walked, real))) return 'link';
    this.followed.set(link, real);
    return 'follow';
  }

  /** Whether a walk comes to this path: whether every link on the way to it is followed. @param known answers so far */
  isReachable(full: string, known: Map<string, boolean>): boolean {
    const folder = path.dirname(full);
    if (full === this.root || folder === this.root || folder === full) return true;
    const answer =
      known.get(folder) ?? (this.isReachable(folder, known) && (!isLink(folder) || this.followed.has(folder)));
    known.set(folder, answer);
    return answer;
  }

  clear(): void {
    this.followed.clear();
  }
}

export function isLink(full: string): boolean {
  try {
    return lstatSync(full).isSymbolicLink();
  } catch {
    return false;
  }
}

function realPath(full: string): string | undefined {
  try {
    return realpathSync.native(full);
  } catch {
    return undefined;
  }
}

/**
 * Whether a file system that ignores case answers to a name that it has otherwise, as after a rename from `a.txt` to
 * `A.txt`: then the file is listed by its real name only.
 */
export function differsOnlyInCase(full: string, real = isLink(full) ? full : (realPath(full) ?? full)): boolean {
  const asked = path.basename(full);
  const name = path.basename(real);
  return asked !== name && asked.toLowerCase() === name.toLowerCase();
}
