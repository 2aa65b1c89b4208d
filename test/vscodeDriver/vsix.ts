import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import JSZip from 'jszip';

/**
 * Unpacks a `.vsix` (a zip whose folder `extension` is the extension) and returns the extension's folder. What was in
 * `into` before is removed.
 */
export async function unpackVsix(vsix: string, into: string): Promise<string> {
  rmSync(into, { recursive: true, force: true });
  const zip = await JSZip.loadAsync(readFileSync(vsix));
  for (const entry of Object.values(zip.files)) {
    const target = path.join(into, entry.name);
    if (entry.dir) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, await entry.async('nodebuffer'));
  }
  return path.join(into, 'extension');
}
