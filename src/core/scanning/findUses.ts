import * as path from 'node:path';
import { decodeText, utf16Of } from '../text/decoding';
import { FileReader } from './fileReader';
import type { FolderToScan } from './protocol';
import { scannedFolder, walk } from './walk';
import { DigitSearch } from '../uses/digitSearch';
import type { FileUses, Uses, UsesQuery } from '../uses/use';
import { usesInTextInSteps } from '../uses/usesInText';

/**
 * Finds where digits stand in the files that a scan of these folders reads. Synchronous: it has a thread of its own.
 * @param found called with each file as it is found.
 * @returns how many more uses there are beyond the limit.
 */
export function findUses(
  query: UsesQuery,
  folders: readonly FolderToScan[],
  isCancelled: () => boolean,
  found: (file: FileUses) => void,
): number {
  const search = new DigitSearch(query.digits);
  const reader = new FileReader();
  const seen = new Set(query.except);
  let left = query.maxUses;
  let more = 0;
  for (const { folder, filter, links } of folders.map(scannedFolder)) {
    const file = (file: string): void => {
      if (seen.has(file) || isCancelled()) return;
      seen.add(file);
      const bytes = reader.bytesOf(file, folder.maxBytes);
      if (bytes === undefined) return;
      const inFile = usesInBytes(bytes, search, { ...folder, fileName: path.basename(file) }, left);
      left -= inFile.uses.length;
      more += inFile.more;
      if (inFile.uses.length > 0) found({ path: file, uses: inFile.uses });
    };
    walk(folder.root, folder.root, filter, links, { file, skipped: () => undefined, isCancelled });
  }
  return more;
}

/** Most files hold none of the digits and need not become text. */
function usesInBytes(
  bytes: Buffer,
  search: DigitSearch,
  options: Parameters<typeof usesInTextInSteps>[2],
  maxUses: number,
): Uses {
  const isUtf16 = utf16Of(bytes, bytes.length) !== undefined;
  const text = isUtf16 || search.in(bytes).next().done !== true ? decodeText(bytes, bytes.length) : undefined;
  if (text === undefined) return { uses: [], more: 0 };
  const steps = usesInTextInSteps(text, search, options, maxUses);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}
