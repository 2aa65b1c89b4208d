import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';

/** Where a real VS Code and what it needs are kept between runs; outside the project, so that a fresh clone finds it. */
function cacheFolder(): string {
  const own = process.env.DELETE_WHATSAPP_MEDIA_CACHE;
  if (own !== undefined && own !== '') return path.resolve(own);
  const xdg = process.env.XDG_CACHE_HOME;
  const base = xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(homedir(), '.cache');
  return path.join(base, 'delete-whatsapp-media');
}

/**
 * The folder `name` in the cache, made by `fill` if it isn't there. It is filled under another name and renamed at the
 * end, so that an interrupted installation is never taken for a whole one; whoever comes second drops its own.
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished-${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  try {
    await fill(unfinished);
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
