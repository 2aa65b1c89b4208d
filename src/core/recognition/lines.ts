/** A line is looked at so far in either direction; longer ones are data of some kind, not written by hand. UTF-16 units. */
export const maxLineLength = 3000;

/** The index at which the line of a place begins, or `maxLineLength` before it. */
export function lineBegin(text: string, index: number): number {
  const from = Math.max(0, index - maxLineLength);
  const newLine = text.slice(from, index).lastIndexOf('\n');
  return newLine === -1 ? from : from + newLine + 1;
}

/** The index of the line break that ends the line of a place, the end of the text, or `maxLineLength` behind it. */
export function lineEnd(text: string, index: number): number {
  const to = Math.min(text.length, index + maxLineLength);
  const newLine = text.slice(index, to).indexOf('\n');
  return newLine === -1 ? to : index + newLine;
}
