/** The first part of a file that is searched for a NUL byte, as Git does (bytes). */
const binaryReach = 8000;

/** The text of a file's bytes, `undefined` when they are no text. UTF-16 is text only behind a byte order mark. */
export function decodeText(bytes: Buffer, length: number): string | undefined {
  const utf16 = utf16Of(bytes, length);
  if (utf16 !== undefined) return new TextDecoder(utf16).decode(bytes.subarray(0, length));
  if (isBinary(bytes, length)) return undefined;
  return withoutByteOrderMark(bytes.toString('utf8', 0, length));
}

/** The encoding that a byte order mark says. Excel's "Unicode text" is such a file. */
export function utf16Of(bytes: Buffer, length: number): 'utf-16le' | 'utf-16be' | undefined {
  if (length < 2) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** Whether bytes are no text, as Git decides it. */
export function isBinary(bytes: Buffer, length: number): boolean {
  return bytes.subarray(0, Math.min(length, binaryReach)).includes(0);
}

/** Text of a file without its byte order mark, which VS Code doesn't count as a character either. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
