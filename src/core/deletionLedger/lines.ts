import type { FileHandle } from 'node:fs/promises';

const lineFeed = 0x0a;
const chunkBytes = 64 * 1024;

/**
 * Reads a file's lines, those of a chunk at once, so that a ledger of many thousands holds nothing else up. Only a line
 * feed ends one: Node's own reader also splits at U+2028, and so in the middle of a record.
 */
export async function* linesOf(handle: FileHandle): AsyncGenerator<readonly string[]> {
  let begun: Buffer[] = [];
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes, null);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    const lastEnd = chunk.lastIndexOf(lineFeed);
    if (lastEnd === -1) {
      begun.push(chunk);
      continue;
    }
    const whole = Buffer.concat([...begun, chunk.subarray(0, lastEnd)]).toString();
    begun = [chunk.subarray(lastEnd + 1)];
    yield whole.split('\n');
  }
  const rest = Buffer.concat(begun).toString();
  if (rest !== '') yield [rest];
}
