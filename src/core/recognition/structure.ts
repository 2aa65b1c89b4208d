import type { Frame, Place, Statement } from './frames';
import { closingQuote } from './strings';

/** What is being read in the innermost frame; put aside while a frame within it is read. */
interface Reading {
  /** The key whose value is awaited or was just read. */
  key: string | undefined;
  hasValue: boolean;
  /** The last word or text: a key, if a separator follows. */
  name: string | undefined;
  /** The expression so far, `message.image.id` as three words. */
  chain: string[];
  /** A dot came: the next word continues the expression. */
  connects: boolean;
  position: number;
}

interface Open {
  readonly frame: Frame;
  readonly outside: Reading;
  /** For a text that is looked into: where it ends. */
  readonly end: number;
  inTag: boolean;
}

/** So many joined literals are read as one. */
const mostJoined = 60;

const space = /\s/;

/** So much space may stand between a bracket and what goes on behind it. UTF-16 units. */
const longestSpace = 80;

/** What joins two literals, by their quotes. */
const joints: Readonly<Record<string, RegExp>> = Object.fromEntries(
  ['"', "'", '`'].map((quote) => [quote, new RegExp(`${quote}\\s*[+.]\\s*(?:\\r?\\n\\s*)?${quote}`, 'y')]),
);

/** So many expressions of a statement are remembered: on a line of data without an end there is no statement. */
const longestStatement = 60;

const keywords = new Set(
  (
    'new return await async yield const let var val final static private public protected readonly def fn func fun mut ' +
    'export default import from type struct class interface void if else in of is not and or then do end assert expect not_to'
  ).split(' '),
);

const openers: Readonly<Record<string, Frame['opener']>> = { '{': '{', '[': '[', '(': '(' };
const closers: Readonly<Record<string, Frame['opener']>> = { '}': '{', ']': '[', ')': '(' };

/**
 * Reads the structure around digit runs in any language, without needing valid syntax: brackets, keys and separators,
 * calls, tags, indentation, and texts that hold such structure themselves. One pass from `from` to `to`.
 * @param wanted start and end of each digit run of interest.
 */
export function readStructure(text: string, from: number, to: number, wanted: ReadonlyMap<number, number>): Place[] {
  return new StructureReader(text, from, to, wanted).read();
}

const lineLead = /[ \t]*[-.?&:{/]/y;
const lineRest = /[ \t]*(?:\/\/+[ \t]*(?=\.))?(\S{0,2})/y;

const anyNumber = /\d[\d_.]*/y;

/** What begins a sign of two characters: `->`, `<-`, `::`, `?.`, `&.`, `!!`. */
const beginsSign = /[-<:?&!]/;

const anyWord = /[\p{L}_$@][\p{L}\p{M}\p{N}_$]*(?:-[\p{L}_][\p{L}\p{N}_]*)*/uy;

/** The word that begins at an index. Most are plain ASCII, which is several times faster to see than any letter. */
function wordAt(text: string, index: number): string {
  let end = index + 1;
  let code = text.charCodeAt(end);
  while (isPlainWordPart(code)) code = text.charCodeAt(++end);
  // Hyphens, and letters of other scripts.
  const isWhole = code !== 45 && !(code > 127) && text.charCodeAt(index) < 128;
  if (isWhole) return text.slice(index, end);
  anyWord.lastIndex = index;
  return anyWord.exec(text)?.[0] ?? text.charAt(index);
}

/** An ASCII letter or digit, `_` or `$`. */
function isPlainWordPart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36
  );
}

class StructureReader {
  private readonly places: Place[] = [];
  private readonly open: Open[] = [];
  private readonly root: Frame;
  private reading = blank();
  private statement: Statement = { chains: [] };
  private line = 0;
  private lineBegin: number;
  private readonly joins = new Map<number, number>();
  private index: number;
  private readonly starts: readonly number[];
  private nextStart = 0;

  constructor(
    private readonly text: string,
    from: number,
    private readonly to: number,
    private readonly wanted: ReadonlyMap<number, number>,
  ) {
    this.index = from;
    this.lineBegin = from;
    this.starts = [...wanted.keys()].sort((a, b) => a - b);
    this.root = makeFrame('root', undefined, [], undefined, { start: from, line: 0, indent: -1 });
  }

  read(): Place[] {
    this.beginLine();
    while (this.index < this.to) {
      while (this.innermost !== undefined && this.index >= this.innermost.end) this.closeText();
      const beyond = this.joins.get(this.index);
      if (beyond !== undefined) {
        this.index = beyond;
        continue;
      }
      this.step(this.text.charAt(this.index));
    }
    this.endChain();
    return this.places;
  }

  private get innermost(): Open | undefined {
    return this.open.at(-1);
  }

  private get frame(): Frame {
    return this.innermost?.frame ?? this.root;
  }

  private step(character: string): void {
    const code = character.charCodeAt(0);
    if (code === 32 || code === 9) this.index++;
    else if (isWordStart(code, character)) this.word();
    else if (code >= 48 && code <= 57) {
      const end = this.wanted.get(this.index);
      if (end !== undefined) this.foundRun(end);
      else this.number();
    } else if (character === '\n') this.newLine();
    else if (code > 127 || code < 32) this.index++;
    else if (character === '"' || character === "'" || character === '`') this.quote(character, 0);
    else if (character === '\\') this.backslash();
    else if (openers[character] !== undefined) this.openBracket(character);
    else if (closers[character] !== undefined) this.closeBracket(closers[character]);
    else this.punctuation(character);
  }

  private foundRun(end: number): void {
    const { key, hasValue, position } = this.reading;
    this.places.push({
      start: this.index,
      line: this.line,
      lineBegin: this.lineBegin,
      frame: this.frame,
      key: hasValue ? undefined : key,
      position,
      previousValue: this.frame.values.at(-1),
      statement: this.statement,
    });
    this.value(this.text.slice(this.index, end));
    this.index = end;
  }

  private value(text: string | undefined): void {
    const { reading, frame } = this;
    if (reading.key !== undefined && !reading.hasValue) frame.keys.set(reading.key, text);
    else if (text !== undefined) frame.values.push(text);
    reading.hasValue = true;
    reading.name = undefined;
  }

  private word(): void {
    const whole = wordAt(this.text, this.index);
    // A run may begin behind the letter of an escape: `%3D123…`.
    while ((this.starts[this.nextStart] ?? Infinity) < this.index) this.nextStart++;
    const room = (this.starts[this.nextStart] ?? Infinity) - this.index;
    const word = whole.length > room ? whole.slice(0, room) : whole;
    this.index += word.length;
    const { reading } = this;
    const first = word.charAt(0);
    const name = first === '$' || first === '@' ? word.replace(/^[$@]+/, '') : word;
    if (name === '') return;
    if (name === 'string' || name === 'int') {
      const dumped = /^\(\d+\)/.exec(this.text.slice(this.index, this.index + 12))?.[0];
      if (dumped !== undefined) {
        // As PHP dumps a value: `string(15) "…"`.
        this.index += dumped.length;
        if (name === 'int') this.value(undefined);
        return;
      }
    }
    const isKeyword = !reading.connects && keywords.has(name);
    if (isKeyword && !/^\s*(?:=>|[:=])/.test(this.text.slice(this.index, this.index + 4))) {
      this.endChain();
      return;
    }
    if (!reading.connects) this.endChain();
    // An array that begins with a value takes less memory than one that is pushed to.
    if (reading.chain.length === 0) reading.chain = [name];
    else reading.chain.push(name);
    reading.connects = false;
    reading.name = reading.chain.length === 1 ? name : reading.chain.slice(-4).join('.');
  }

  private number(): void {
    anyNumber.lastIndex = this.index;
    anyNumber.test(this.text);
    const digits = this.text.slice(this.index, anyNumber.lastIndex);
    // A run of interest may begin within (a decimal point before it).
    for (let at = this.index + 1; at < this.index + digits.length; at++) {
      if (this.wanted.has(at)) {
        this.index = at;
        return;
      }
    }
    this.index += digits.length;
    this.value(digits);
  }

  private backslash(): void {
    const slashes = /\\+/y;
    slashes.lastIndex = this.index;
    const count = slashes.exec(this.text)?.[0].length ?? 1;
    const next = this.text.charAt(this.index + count);
    this.index += count;
    if (next === '"' || next === "'") this.quote(next, count);
    // The letter of an escape such as \n is no word.
    else if (/[nrtb0]/.test(next)) this.index++;
  }

  private quote(character: string, slashes: number): void {
    const { text } = this;
    if (slashes === 0 && text.charAt(this.index + 1) === character && text.charAt(this.index + 2) === character) {
      this.index += 3;
      return;
    }
    const previous = text.charAt(this.index - 1);
    if (previous === '#' && character === '"') {
      // A raw text, r#"…"#: its quotes are its own.
      this.index++;
      return;
    }
    const begins = this.index + 1;
    const isApostrophe = character === "'" && slashes === 0 && /[\p{L}\p{N}]/u.test(previous) && previous !== 's';
    const end = isApostrophe ? -1 : closingQuote(text, begins, Math.min(this.to, this.limit()), character, slashes);
    if (end === -1) {
      this.index = begins;
      return;
    }
    const joined = slashes === 0 ? this.joinedEnd(end, character) : end;
    if (joined !== end && this.holdsRun(begins, joined)) {
      this.push('string', Math.min(joined, this.to));
      this.index = begins;
      return;
    }
    const after = end + slashes + 1;
    if (end === begins && this.limit() !== this.to) {
      // Doubled quotes are the quotes of a text within a text.
      this.index = after;
      return;
    }
    const content = text.slice(begins, end);
    if (this.holdsRun(begins, end) && !/^\s*\d+\s*$/.test(content)) {
      this.push('string', Math.min(end, this.to));
      this.index = begins;
      return;
    }
    if (this.holdsRun(begins, end)) {
      this.index = begins + (/\d/.exec(content)?.index ?? 0);
      const runEnd = this.wanted.get(this.index);
      if (runEnd !== undefined) this.foundRun(runEnd);
      this.index = after;
      // A key of digits tells nothing of what is behind it.
      return;
    }
    this.index = after;
    const infix = /^\s+to\s+(?=["'\d\p{L}])/u.exec(text.slice(after, after + 8))?.[0];
    if (infix !== undefined) {
      // Kotlin’s `"id" to "…"`.
      this.endChain();
      this.reading.name = content;
      this.separator(infix.length, false);
    } else if (/^\s*(?::(?!:)|=>|->|=(?!=))/.test(text.slice(after, after + 8))) {
      this.endChain();
      this.reading.name = content;
    } else {
      // A path into JSON is an expression like any other.
      const path = /^\$?\.?((?:[\p{L}_]\w*[.])+[\p{L}_]\w*)$/u.exec(content.replace(/\[\w*\]/g, ''))?.[1];
      if (path !== undefined) this.remember(path.split('.'));
      this.value(content.length <= 200 ? content : undefined);
    }
  }

  /** Where the last of several literals ends that are joined by `+` or `.`; what is between them is passed over. */
  private joinedEnd(end: number, character: string): number {
    const pattern = joints[character];
    if (pattern === undefined) return end;
    let last = end;
    for (let count = 0; count < mostJoined; count++) {
      pattern.lastIndex = last;
      const between = pattern.exec(this.text)?.[0];
      if (between === undefined) break;
      const next = closingQuote(this.text, last + between.length, this.to, character, 0);
      if (next === -1) break;
      this.joins.set(last, last + between.length);
      last = next;
    }
    return last;
  }

  private holdsRun(begins: number, end: number): boolean {
    while ((this.starts[this.nextStart] ?? Infinity) < begins) this.nextStart++;
    return (this.starts[this.nextStart] ?? Infinity) < end;
  }

  /** No text within a text goes beyond it. */
  private limit(): number {
    return this.open.findLast(({ end }) => end !== Infinity)?.end ?? this.to;
  }

  private openBracket(character: string): void {
    const opener = openers[character];
    if (opener === undefined) return;
    const previous = this.text.charAt(this.index - 1);
    // Only what touches an opening square bracket is indexed by it.
    if (character === '[' && !/[\p{L}\p{N}_)\]?!]/u.test(previous)) this.endChain();
    if (character === '{') this.labelByText();
    this.push(opener, Infinity);
    this.index++;
  }

  /** A block behind a text has it as its label: `variable "media_id" {`. */
  private labelByText(): void {
    const before = this.text.slice(Math.max(0, this.index - 80), this.index);
    const label = /["']([\p{L}_][\p{L}\p{N}_.-]*)["']\s*$/u.exec(before)?.[1];
    if (label === undefined || this.reading.key !== undefined) return;
    this.reading.key = label;
    this.reading.hasValue = false;
  }

  private push(opener: Frame['opener'], end: number, indent = 0): void {
    const { key, hasValue, chain } = this.reading;
    // What it holds may end beyond what is read; that it is there counts already.
    if (key !== undefined && !hasValue && !this.frame.keys.has(key)) this.frame.keys.set(key, undefined);
    const place = { start: this.index, line: this.line, indent };
    const frame = makeFrame(opener, hasValue ? undefined : key, [...chain], this.frame, place);
    this.open.push({ frame, outside: this.reading, end, inTag: false });
    this.reading = blank();
  }

  private closeBracket(opener: Frame['opener']): void {
    this.index++;
    const floor = this.open.findLastIndex(({ end }) => end !== Infinity);
    const at = this.open.findLastIndex(({ frame }) => frame.opener === opener);
    if (at <= floor) return;
    const word = this.reading.name;
    const inner = [...this.reading.chain];
    const closed = this.closeDownTo(at);
    const { reading } = this;
    const [only] = closed.values;
    const isAlone = closed.values.length === 1;
    const isEmpty = only === undefined && closed.keys.size === 0;
    const next = this.nextVisible();
    if (
      opener === '[' &&
      isEmpty &&
      word !== undefined &&
      next === '=' &&
      /^\s*=/.test(this.text.slice(this.index, this.index + 4))
    ) {
      // `[id] => …`, as PHP prints it.
      reading.name = word;
      return;
    }
    const goesOn = /[-.?]/.test(next) && /^\s*(?:->|\.|\?)/.test(this.text.slice(this.index, this.index + 60));
    if (opener === '(' && closed.chain.length === 0 && inner.length > 0 && (goesOn || reading.key === undefined)) {
      // `(new ImageMessage('…'))->setId` goes on with what is in the parentheses.
      reading.chain.push(...inner);
      return;
    }
    // `Image = new CardImage() {…}`: the value is what follows.
    if (opener === '(' && isEmpty && next === '{') return;
    const isAssigned = next === '=' && /^\s*=[^=~>]/.test(this.text.slice(this.index, this.index + 6));
    if (opener === '{' && isAssigned && closed.chain.length > 0) {
      // `string LogoMediaId { get; set; } = …`
      reading.name = closed.chain.at(-1);
      reading.key = undefined;
      return;
    }
    // The brackets of a type, as in `[]string{…}`, are no value.
    if (opener === '[' && isEmpty && /^[\p{L}{*&]/u.test(this.text.slice(this.index, this.index + 1))) return;
    if (
      opener === '[' &&
      only !== undefined &&
      isAlone &&
      reading.chain.length === 0 &&
      next === '=' &&
      /^\s*=>/.test(this.text.slice(this.index, this.index + 5))
    ) {
      reading.name = only;
      return;
    }
    if (opener === '[' && only !== undefined && isAlone && reading.chain.length > 0) {
      reading.chain.push(only);
      reading.name = reading.chain.slice(-4).join('.');
    } else this.value(undefined);
  }

  /** The next character that is no space, if one stands near. */
  private nextVisible(): string {
    const end = Math.min(this.text.length, this.index + longestSpace);
    for (let at = this.index; at < end; at++) {
      const character = this.text.charAt(at);
      if (!space.test(character)) return character;
    }
    return '';
  }

  private closeText(): void {
    const at = this.open.findLastIndex(({ end }) => end !== Infinity);
    this.closeDownTo(at);
    // Behind the closing quote, and the backslashes in front of it.
    while (this.index < this.to && /[\\]/.test(this.text.charAt(this.index))) this.index++;
    this.index++;
    this.value(undefined);
  }

  /** Closes frames until the one at this place in the stack is closed, and returns that. */
  private closeDownTo(at: number): Frame {
    this.endChain();
    const closed = this.open[at];
    this.open.length = at;
    if (closed === undefined) return this.root;
    this.reading = closed.outside;
    return closed.frame;
  }

  private remember(chain: readonly string[]): void {
    const { chains } = this.statement;
    chains.push(chain);
    if (chains.length > longestStatement) chains.shift();
  }

  private endChain(): void {
    const { reading } = this;
    if (reading.chain.length > 0) {
      this.remember(reading.chain);
      // A bare word as a value, as in YAML.
      const { keys } = this.frame;
      if (reading.key !== undefined && !reading.hasValue && !keys.has(reading.key)) {
        keys.set(reading.key, reading.chain.join('.'));
      }
    }
    if (reading.chain.length > 0) reading.chain = [];
    reading.connects = false;
  }

  private punctuation(character: string): void {
    const { reading, text } = this;
    const two = beginsSign.test(character) ? text.slice(this.index, this.index + 2) : '';
    if (two === '->' && reading.chain.length === 0 && reading.name !== undefined) {
      // Scala’s `"id" -> "…"`.
      this.separator(2, false);
    } else if (two === '<-' && reading.name !== undefined && /^\s/.test(text.slice(this.index + 2, this.index + 3))) {
      // R’s assignment.
      this.separator(2, true);
    } else if (two === '::' || two === '->' || two === '?.' || two === '&.' || two === '!!') {
      reading.connects = reading.chain.length > 0;
      this.index += two === '!!' && text.charAt(this.index + 2) === '.' ? 3 : 2;
    } else if (character === '.') {
      reading.connects = reading.chain.length > 0;
      this.index++;
    } else if (character === ':' && text.charAt(this.index + 1) !== '/') {
      this.separator(1, false);
    } else if (character === '=') {
      const sign = /^=+[>~]?/.exec(text.slice(this.index, this.index + 3))?.[0] ?? '=';
      if (sign === '==' || sign === '===') {
        this.index += sign.length;
        this.endChain();
        reading.name = undefined;
      } else this.separator(sign.length, sign === '=');
    } else if (character === ',' || character === ';') {
      this.endValue(character);
    } else if (character === '<' && this.tag()) {
      return;
    } else if (character === '>' && this.innermost?.inTag === true) {
      this.endOfTag();
    } else {
      if (character === '&' && this.frame.opener === 'string') this.endValue('&');
      else {
        if (character === '|' || character === '&') this.endChain();
        this.index++;
      }
    }
  }

  private separator(length: number, isAssignment: boolean): void {
    const { reading } = this;
    this.index += length;
    // In `media_id: str = …` the assignment belongs to the name before the type.
    const isTyped = isAssignment && reading.key !== undefined && (!reading.hasValue || reading.name === undefined);
    if (isTyped) {
      this.endChain();
      reading.hasValue = false;
    }
    if (!isTyped && reading.name !== undefined) {
      if (reading.chain.length > 0) this.remember(reading.chain);
      reading.chain = [];
      reading.key = reading.name;
      reading.hasValue = false;
    }
    reading.name = undefined;
    this.endChain();
  }

  private endValue(character: string): void {
    this.index++;
    this.endChain();
    const { reading } = this;
    if (reading.key === undefined || reading.hasValue) reading.position++;
    const position = character === ';' ? 0 : reading.position;
    this.reading = blank(undefined, position);
    if (character === ';') this.statement = { chains: [] };
  }

  /** Begins a tag of markup, or ends one; `false` when this is no tag. */
  private tag(): boolean {
    const pattern = /<(\/?)([A-Za-z][\w:.-]*)/y;
    pattern.lastIndex = this.index;
    const [whole = '', slash, name = ''] = pattern.exec(this.text) ?? [];
    if (whole === '') return false;
    if (slash === '/') {
      const at = this.open.findLastIndex(({ frame }) => frame.opener === 'tag' && frame.key === name);
      const floor = this.open.findLastIndex(({ end }) => end !== Infinity);
      const end = this.text.slice(this.index, this.index + 200).indexOf('>');
      this.index += end === -1 ? whole.length : end + 1;
      if (at > floor) this.closeDownTo(at);
      return true;
    }
    const ahead = this.text.slice(this.index, Math.min(this.to, this.index + 4000));
    const endsItself = /^<[^<>]*\/>/.test(ahead);
    if (!endsItself && !ahead.includes(`</${name}`) && !/^<(?:img|input|meta|link|source)\b/i.test(ahead)) return false;
    this.endChain();
    const outer = this.reading;
    this.reading = blank(name);
    this.push('tag', Infinity);
    const opened = this.innermost;
    if (opened) this.open[this.open.length - 1] = { ...opened, outside: { ...outer, hasValue: true }, inTag: true };
    this.index += whole.length;
    return true;
  }

  private endOfTag(): void {
    const { innermost, text } = this;
    const isVoid = /^(?:img|input|meta|link|source|br|hr)$/i.test(innermost?.frame.key ?? '');
    const endsItself = text.charAt(this.index - 1) === '/' || isVoid;
    this.index++;
    if (innermost === undefined) return;
    if (endsItself) this.closeDownTo(this.open.length - 1);
    else {
      innermost.inTag = false;
      this.endChain();
      this.reading = blank();
    }
  }

  private newLine(): void {
    this.index++;
    this.line++;
    this.lineBegin = this.index;
    const { reading, frame } = this;
    // A call that was commented out goes on like any other.
    if (!this.goesOnHere()) {
      this.endChain();
      const isInBracket =
        frame.opener === '{' || frame.opener === '[' || frame.opener === '(' || frame.opener === 'tag';
      const awaits = reading.key !== undefined && !reading.hasValue && reading.name === undefined;
      if (!awaits) this.reading = blank(undefined, reading.position);
      if (!isInBracket || frame.opener === '{') this.statement = { chains: [] };
    }
    this.beginLine();
  }

  /** Whether the line that begins here goes on with what the last one began. */
  private goesOnHere(): boolean {
    // Few lines begin so; the others are told by one character.
    lineLead.lastIndex = this.index;
    if (!lineLead.test(this.text)) return false;
    lineRest.lastIndex = this.index;
    const ahead = lineRest.exec(this.text)?.[1] ?? '';
    return /^(?:\.[\p{L}_]|->|\?\.|&\.|::|\{|:$)/u.test(ahead);
  }

  /** Indentation means something only outside of brackets, texts and tags. */
  private beginLine(): void {
    if (!/^(?:root|block|item|section)$/.test(this.frame.opener)) return;
    const pattern = /([ \t]*)(- +)?([^\n]*)/y;
    pattern.lastIndex = this.index;
    const [, space = '', dash = '', content = ''] = pattern.exec(this.text) ?? [];
    if (content.trim() === '' || /^(?:#|\/\/|\*|\/\*|--(?!-))/.test(content)) return;
    const section = /^\[+\s*([\p{L}_][\p{L}\p{N}_."' -]*?)\s*\]+\s*(?:#.*)?$/u.exec(content)?.[1];
    if (section !== undefined && dash === '') {
      if (this.open.length > 0) this.closeDownTo(0);
      this.block('section', section.replaceAll(/["']/g, ''), -1);
      this.index += space.length + content.length;
      return;
    }
    this.dedent(space.length, dash !== '');
    if (dash !== '') {
      this.block('item', undefined, space.length);
      this.index += space.length + dash.length;
    }
    if (!content.includes(':')) return;
    const key = /^(["']?)([\p{L}_$@][\p{L}\p{M}\p{N}_ .$@/-]*?)\1\s*:\s*(?:[|>][+-]?)?\s*(?:#.*)?\r?$/u.exec(
      content,
    )?.[2];
    if (key === undefined) return;
    this.block('block', key, space.length + dash.length);
    this.index = Math.max(this.index, pattern.lastIndex);
  }

  private block(opener: 'block' | 'item' | 'section', key: string | undefined, indent: number): void {
    if (key !== undefined) this.frame.keys.set(key, undefined);
    this.reading = blank(key);
    this.push(opener, Infinity, indent);
  }

  private dedent(indent: number, isItem: boolean): void {
    const at = this.open.findIndex(({ frame }) => {
      if (frame.opener === 'section' || !/^(?:block|item)$/.test(frame.opener)) return false;
      return isItem && frame.opener === 'block' ? frame.indent > indent : frame.indent >= indent;
    });
    if (at === -1) return;
    this.closeDownTo(at);
    this.reading = blank();
  }
}

const anyLetter = /\p{L}/u;

function isWordStart(code: number, character: string): boolean {
  if ((code >= 97 && code <= 122) || (code >= 64 && code <= 90) || code === 95 || code === 36) return true;
  return code > 127 && anyLetter.test(character);
}

function blank(key?: string, position = 0): Reading {
  return { key, hasValue: false, name: undefined, chain: [], connects: false, position };
}

function makeFrame(
  opener: Frame['opener'],
  key: string | undefined,
  chain: readonly string[],
  parent: Frame | undefined,
  place: Pick<Frame, 'start' | 'line' | 'indent'>,
): Frame {
  return { opener, key, chain, parent, ...place, keys: new Map(), values: [] };
}
