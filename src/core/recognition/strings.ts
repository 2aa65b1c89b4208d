/** So long may a text be that is looked for its end; longer ones are read as they come. UTF-16 units. */
const longestText = 20_000;

/**
 * The index at which a text ends that began with this quote behind so many backslashes, or -1. A text within a text has
 * more backslashes in front of its quotes than the one around it, or (in CSV, C# and SQL) its quotes doubled.
 */
export function closingQuote(text: string, begins: number, limit: number, quote: string, slashes: number): number {
  const end = Math.min(limit, begins + longestText);
  for (let index = begins; index < end; index++) {
    const character = text.charAt(index);
    if (character === '\n' && quote !== '`') return -1;
    if (character === '\\') {
      let count = 1;
      while (text.charAt(index + count) === '\\') count++;
      const next = text.charAt(index + count);
      if (next === quote && count === slashes) return index;
      // Fewer backslashes than its own: the text around it ends here.
      if (next === quote && count < slashes) return -1;
      index += next === quote ? count : count - 1 + (count % 2);
      continue;
    }
    if (character !== quote) continue;
    if (slashes > 0) return -1;
    if (text.charAt(index + 1) === quote && index > begins) {
      index++;
      continue;
    }
    return index;
  }
  return -1;
}
