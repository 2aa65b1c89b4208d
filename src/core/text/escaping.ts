/**
 * Makes foreign text (a response of the service, a file name, an account name) safe within a single line of
 * ours: line breaks, control, invisible and bidirectional characters are written as escapes, so that it can neither
 * begin a line of its own nor reorder ours. Nothing is dropped silently: a cut is marked with `…`.
 * @param limit the most UTF-16 code units kept.
 */
export function toSingleLine(text: string, limit = 300): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, escapeOf);
  if (visible.length <= limit) return visible;
  return visible.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '') + '…';
}

/**
 * The same for a notification, a dialog or an input box: VS Code turns `[text](command:…)` and `$(icon)` there into
 * links and icons. A space takes that power from them and leaves them readable.
 */
export function escapeForMessage(text: string, limit = 300): string {
  return toSingleLine(text, limit)
    .replace(/\](?=\()/g, '] ')
    .replace(/\$(?=\()/g, '$ ');
}

function escapeOf(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A text of at most `limit` UTF-16 code units: a cut is marked with `…`, and splits no character. */
export function cutTo<Text extends string | undefined>(text: Text, limit: number): Text | string {
  if (text === undefined || text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
