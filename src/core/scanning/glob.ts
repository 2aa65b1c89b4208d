/**
 * VS Code's globs, which have `*`, `**`, `?`, `{a,b}` and `[a-z]`, and nothing else: brackets of a folder `(auth)` and a
 * leading `!` stand for themselves. A workspace brings its own globs, also in Restricted Mode, so that matching takes
 * time in proportion to glob and path and no glob can hang a scan; a regular expression could.
 */
export type Glob = (path: string) => boolean;

/** Longer globs, or ones with more alternatives, are ignored: only an attacker writes them. */
const maxGlobLength = 4096;
const maxAlternatives = 1000;

/** As many patterns are matched as a workspace with an exclusion for each of its folders has. */
const maxPatterns = 100_000;

type Token =
  | { readonly kind: 'star' | 'any' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'class'; readonly isNegated: boolean; readonly ranges: readonly (readonly [string, string])[] };

type Segment = 'globstar' | readonly Token[];

/** Compiles globs into a test whether any of them matches a path, which has `/` and is relative to a folder. */
export function compileGlobs(globs: readonly string[]): Glob {
  const patterns = globs.flatMap(alternativesOf).slice(0, maxPatterns).map(segmentsOf);
  return (path) => {
    const parts = path.split('/');
    return patterns.some((segments) => matchesPath(segments, parts));
  };
}

function segmentsOf(pattern: string): Segment[] {
  const parts = pattern.replace(/\/$/, '').split('/');
  return parts.map((part) => (part === '**' ? 'globstar' : tokensOf(part)));
}

/** The alternatives of a glob with braces. */
function alternativesOf(glob: string): string[] {
  if (glob.length > maxGlobLength) return [];
  const done: string[] = [];
  const pending = [glob.trim()];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const braces = firstBraces(next);
    if (braces === undefined) done.push(next);
    else for (const choice of braces.choices) pending.push(braces.before + choice + braces.after);
    if (done.length + pending.length > maxAlternatives) return [];
  }
  return done;
}

/** The first braces, with what is around them; `undefined` when there are none, or they aren't closed. */
function firstBraces(glob: string): { before: string; choices: string[]; after: string } | undefined {
  const choices: string[] = [];
  let open = -1;
  let depth = 0;
  let begin = 0;
  for (let index = 0; index < glob.length; index++) {
    const character = glob.charAt(index);
    const close = character === '[' ? glob.indexOf(']', index) : -1;
    if (close !== -1) index = close;
    else if (character === '{') {
      if (depth++ > 0) continue;
      open = index;
      begin = index + 1;
    } else if (depth === 0) continue;
    else if (character === ',' && depth === 1) {
      choices.push(glob.slice(begin, index));
      begin = index + 1;
    } else if (character === '}' && --depth === 0) {
      choices.push(glob.slice(begin, index));
      return { before: glob.slice(0, open), choices, after: glob.slice(index + 1) };
    }
  }
  return undefined;
}

function tokensOf(segment: string): Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < segment.length; index++) {
    const character = segment.charAt(index);
    const close = character === '[' ? segment.indexOf(']', index) : -1;
    if (character === '*') {
      if (tokens.at(-1)?.kind !== 'star') tokens.push({ kind: 'star' });
    } else if (character === '?') tokens.push({ kind: 'any' });
    else if (close !== -1) {
      tokens.push(classOf(segment.slice(index + 1, close)));
      index = close;
    } else tokens.push({ kind: 'text', text: character });
  }
  return tokens;
}

/** `a-z`, `!a-z`, `^abc` */
function classOf(content: string): Token {
  const isNegated = /^[!^]/.test(content);
  const members = isNegated ? content.slice(1) : content;
  const ranges: (readonly [string, string])[] = [];
  for (let index = 0; index < members.length; index++) {
    const first = members.charAt(index);
    const isRange = members.charAt(index + 1) === '-' && index + 2 < members.length;
    ranges.push([first, isRange ? members.charAt(index + 2) : first]);
    if (isRange) index += 2;
  }
  return { kind: 'class', isNegated, ranges };
}

/** `**` stands for any number of folders. When what follows doesn't fit, only the last one takes one more. */
function matchesPath(segments: readonly Segment[], parts: readonly string[]): boolean {
  return matchesRun(
    segments,
    parts,
    (segment) => segment === 'globstar',
    (segment, part) => segment !== 'globstar' && matchesSegment(segment, part),
  );
}

function matchesSegment(tokens: readonly Token[], name: string): boolean {
  return matchesRun(tokens, name, ({ kind }) => kind === 'star', matchesCharacter);
}

function matchesCharacter(token: Token, character: string): boolean {
  switch (token.kind) {
    case 'star':
    case 'any':
      return true;
    case 'text':
      return token.text === character;
    case 'class':
      return token.ranges.some(([first, last]) => character >= first && character <= last) !== token.isNegated;
  }
}

/** Matches a run of items by a pattern in which stars stand for any number of them. In time of one length by the other. */
function matchesRun<Pattern, Item>(
  pattern: readonly Pattern[],
  items: ArrayLike<Item>,
  isStar: (part: Pattern) => boolean,
  fits: (part: Pattern, item: Item) => boolean,
): boolean {
  let at = 0;
  let item = 0;
  let star = -1;
  let afterStar = 0;
  while (item < items.length) {
    const part = pattern[at];
    const current = items[item] as Item;
    if (part !== undefined && isStar(part)) {
      star = at++;
      afterStar = item;
    } else if (part !== undefined && fits(part, current)) {
      at++;
      item++;
    } else if (star !== -1) {
      at = star + 1;
      item = ++afterStar;
    } else return false;
  }
  return pattern.slice(at).every(isStar);
}
