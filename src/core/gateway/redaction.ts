import type { Credentials } from './credentials';

/** Stands where a secret stood. */
const redactedMark = '•••';

/** Shorter texts stand in every other sentence; hiding them would hide the sentence and reveal them by the gaps (characters). */
const minRedactedLength = 4;

/** A secret that is quoted cut short is hidden if at least this share of it is quoted. */
const minQuotedPart = 0.75;

/** Ways in which software writes a text into another one. Services also quote with two of them, one after the other. */
const encoders: readonly ((text: string) => string)[] = [
  (text) => encodeURIComponent(text),
  (text) => encodeURIComponent(text).replaceAll('%20', '+'),
  (text) => new URLSearchParams([['', text]]).toString().slice(1),
  (text) => encodeURI(text),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  (text) => escapeNonAscii(JSON.stringify(text).slice(1, -1), (code) => `\\u${code.toString(16).padStart(4, '0')}`),
  (text) => escapeNonAscii(text, (code) => `\\x${code.toString(16).padStart(2, '0')}`),
  (text) => escapeNonAscii(text, (code) => `&#${code};`),
  (text) => text.replace(/[&<>"]/g, (character) => namedEntities[character] ?? character),
  (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
  (text) => text.replace(/[&<>"']/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`),
  (text) => Buffer.from(text, 'utf8').toString('latin1'),
];

const namedEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeNonAscii(text: string, escape: (code: number) => string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => escape(unit.charCodeAt(0)));
}

/**
 * Makes a function that replaces credentials in foreign text: as they are and in each encoding in which they
 * were or may have been sent or quoted, also cut at an end, broken over lines, or masked in the middle; without regard to
 * case.
 */
export function redactor(credentials: Credentials): <Text extends string | undefined>(text: Text) => Text {
  const secrets = [
    credentials.kind === 'apiKey' ? credentials.apiKey : credentials.password,
    ...(credentials.userId === undefined ? [] : [credentials.userId]),
  ];
  const hidden = secrets.filter((secret) => secret.length >= minRedactedLength);
  if (hidden.length === 0) return (text) => text;
  const forms = new Set(hidden.flatMap(writtenForms));
  const parts = new QuotedParts([...forms], hidden.flatMap(base64Forms));
  const masked = new RegExp(hidden.map(maskedPattern).join('|'), 'gi');
  return <Text extends string | undefined>(text: Text) =>
    text === undefined ? text : (parts.hideIn(text.replace(masked, redactedMark)) as Text);
}

function writtenForms(secret: string): string[] {
  const once = encoders.map((encode) => encode(secret));
  const twice = once.flatMap((text) => encoders.map((encode) => encode(text)));
  return [secret, ...once, ...twice, Buffer.from(secret, 'utf8').toString('hex')];
}

/**
 * Base64 that holds the secret, alone or within a longer text such as "user:password", which may begin at each of three
 * offsets; without the first and the last characters, which depend on what stands around the secret.
 */
function base64Forms(secret: string): string[] {
  const utf8 = Buffer.from(secret, 'utf8');
  return [0, 1, 2]
    .map((offset) => {
      const text = Buffer.concat([Buffer.alloc(offset), utf8]).toString('base64');
      return text.slice(offset === 0 ? 0 : 4, -4);
    })
    .filter((inner) => inner.length >= minRedactedLength)
    .flatMap((inner) => [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]);
}

/** The first two characters or more, something that masks, and the end or nothing: `sk-1…`, `sk****9f`. */
function maskedPattern(secret: string): string {
  const characters = Array.from(secret).map(escapeForPattern);
  const [first = '', second = '', ...rest] = characters;
  const begin = rest.reduceRight((inner, character) => `(?:${character}${inner})?`, '');
  const end = characters.slice(2).reduce((inner, character) => `(?:${inner}${character})?`, '');
  return `${first}${second}${begin}(?:[*•·.#xX]{2,}|…)${end}`;
}

/** Finds where a text quotes enough of any of these forms, and hides that. */
class QuotedParts {
  /** Every part of a form that is long enough to give it away, by length. */
  private readonly parts = new Map<number, { readonly plain: Set<string>; readonly base64: Set<string> }>();

  constructor(forms: readonly string[], base64: readonly string[]) {
    for (const form of forms) this.add(form.toLowerCase(), 'plain');
    for (const form of base64) this.add(form.toLowerCase(), 'base64');
  }

  hideIn(text: string): string {
    const hidden = new Uint8Array(text.length);
    this.mark(text, hidden);
    // What is broken over lines, by line ends or by their escapes.
    const joined = /[\r\n\\]/.test(text) ? withoutBreaks(text) : undefined;
    if (joined !== undefined && joined.at.length < text.length) {
      const hiddenJoined = new Uint8Array(joined.text.length);
      this.mark(joined.text, hiddenJoined);
      for (let from = 0; from < joined.at.length; from++) {
        if (hiddenJoined[from] !== 1) continue;
        const to = hiddenJoined[from + 1] === 1 ? (joined.at[from + 1] ?? 0) : (joined.at[from] ?? 0) + 1;
        hidden.fill(1, joined.at[from], to);
      }
    }
    return hidden.includes(1) ? replaceMarked(text, hidden) : text;
  }

  private add(form: string, kind: 'plain' | 'base64'): void {
    const length = Math.max(minRedactedLength, Math.ceil(form.length * minQuotedPart));
    const parts = this.parts.get(length) ?? { plain: new Set(), base64: new Set() };
    this.parts.set(length, parts);
    for (let at = 0; at + length <= form.length; at++) parts[kind].add(form.slice(at, at + length));
  }

  private mark(text: string, hidden: Uint8Array): void {
    const lower = inLowerCase(text);
    for (const [length, { plain, base64 }] of this.parts) {
      for (let at = 0; at + length <= lower.length; at++) {
        const part = lower.slice(at, at + length);
        if (plain.has(part)) hidden.fill(1, at, at + length);
        else if (base64.has(part)) markBase64(lower, at, at + length, hidden);
      }
    }
  }
}

/** As long as the text: lower case may be longer than what it is made of. */
function inLowerCase(text: string): string {
  // An account's list has hundreds of thousands of texts, most of them in ASCII.
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
  return Array.from({ length: text.length }, (_unit, at) => {
    const unit = text.charAt(at).toLowerCase();
    return unit.length === 1 ? unit : text.charAt(at);
  }).join('');
}

/** Hides the whole run of base64: its first and last characters hold a part of the secret, too. */
function markBase64(text: string, from: number, to: number, hidden: Uint8Array): void {
  let begin = from;
  while (begin > 0 && /[a-z0-9+/_=-]/.test(text.charAt(begin - 1))) begin--;
  let end = to;
  while (end < text.length && /[a-z0-9+/_=-]/.test(text.charAt(end))) end++;
  hidden.fill(1, begin, end);
}

/** A text without line ends, plain or escaped, and where each of its characters stood. */
function withoutBreaks(text: string): { readonly text: string; readonly at: readonly number[] } {
  const at: number[] = [];
  const breaks = /[\r\n]+[ \t]*|(?:\\r)?\\n|\\r/g;
  let from = 0;
  const keep = (to: number): void => {
    for (; from < to; from++) at.push(from);
  };
  for (const { 0: found, index } of text.matchAll(breaks)) {
    keep(index);
    from = index + found.length;
  }
  keep(text.length);
  return { text: at.map((one) => text.charAt(one)).join(''), at };
}

function replaceMarked(text: string, hidden: Uint8Array): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    if (hidden[at] !== 1) result += text.charAt(at);
    else if (hidden[at - 1] !== 1) result += redactedMark;
  }
  return result;
}

function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
