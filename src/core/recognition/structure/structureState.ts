import type { Frame, DigitSite, Statement } from '../frames';
import { maxLineLength } from '../lines';

/** What is being read in the innermost frame; put aside while a frame within it is read. */
export interface Reading {
  /** The key whose value is awaited or was just read. */
  key: string | undefined;
  hasValue: boolean;
  /** The last word or text: a key, if a separator follows. */
  name: string | undefined;
  /** The expression so far, `message.image.id` as three words. */
  chain: string[];
  /** Whether `=` came between key and value: another one gives the value another name. */
  isAssigned: boolean;
  /** A dot came: the next word continues the expression. */
  connects: boolean;
  position: number;
}

export interface Open {
  readonly frame: Frame;
  readonly outside: Reading;
  /** For a text that is looked into: where it ends. */
  readonly end: number;
  inTag: boolean;
}

/** So many expressions of a statement are remembered: on a line of data without an end there is no statement. */
const longestStatement = 60;

/**
 * So much of a frame is kept in mind: every field of an object is asked about for each value in it, and a list may go
 * through a whole file. What came longest ago is forgotten, but not the first arguments of a call.
 */
const maxKeys = 300;
const maxValues = 1000;
const firstValues = 20;

/** So many frames may be open: in a text that only looks like brackets they would never close. */
const maxOpen = 500;

/** A line that is still longer is none that a rule would read from its begin: it would do so for each number in it. */
const longestData = 20_000;

/** How far the reading of a structure has come. */
export class StructureState {
  readonly places: DigitSite[] = [];
  readonly open: Open[] = [];
  readonly root: Frame;
  reading = blank();
  statement: Statement = { chains: [] };
  line = 0;
  lineBegin: number;
  readonly joins = new Map<number, number>();
  index: number;
  readonly starts: readonly number[];
  nextStart = 0;

  constructor(
    readonly text: string,
    from: number,
    readonly to: number,
    readonly wanted: ReadonlyMap<number, number>,
  ) {
    this.index = from;
    this.lineBegin = from;
    this.starts = [...wanted.keys()].sort((a, b) => a - b);
    this.root = makeFrame('root', undefined, [], undefined, { start: from, line: 0, indent: -1 });
  }

  get innermost(): Open | undefined {
    return this.open.at(-1);
  }

  get frame(): Frame {
    return this.innermost?.frame ?? this.root;
  }

  foundRun(end: number): void {
    const { key, hasValue, position } = this.reading;
    this.places.push({
      start: this.index,
      line: this.line,
      lineBegin: this.index - this.lineBegin > longestData ? this.index - maxLineLength : this.lineBegin,
      frame: this.frame,
      key: hasValue ? undefined : key,
      position,
      previousValue: this.frame.values.at(-1),
      statement: this.statement,
    });
    this.value(this.text.slice(this.index, end));
    this.index = end;
  }

  value(text: string | undefined): void {
    const { reading, frame } = this;
    if (reading.key !== undefined && !reading.hasValue) setKey(frame, reading.key, text);
    else if (text !== undefined) {
      frame.values.push(text);
      if (frame.values.length > maxValues) frame.values.splice(firstValues, maxValues / 2);
    }
    reading.hasValue = true;
    reading.name = undefined;
  }

  push(opener: Frame['opener'], end: number, indent = 0): void {
    const { key, hasValue, chain } = this.reading;
    // What it holds may end beyond what is read; that it is there counts already.
    if (key !== undefined && !hasValue && !this.frame.keys.has(key)) setKey(this.frame, key, undefined);
    const place = { start: this.index, line: this.line, indent };
    const frame = makeFrame(opener, hasValue ? undefined : key, [...chain], this.frame, place);
    this.open.push({ frame, outside: this.reading, end, inTag: false });
    if (this.open.length > maxOpen) this.open.splice(0, maxOpen / 2);
    this.reading = blank();
  }

  /** Closes frames until the one at this place in the stack is closed, and returns that. */
  closeDownTo(at: number): Frame {
    this.endChain();
    const closed = this.open[at];
    this.open.length = at;
    if (closed === undefined) return this.root;
    this.reading = closed.outside;
    return closed.frame;
  }

  remember(chain: readonly string[]): void {
    const { chains } = this.statement;
    chains.push(chain);
    if (chains.length > longestStatement) chains.shift();
  }

  endChain(): void {
    const { reading } = this;
    if (reading.chain.length > 0) {
      this.remember(reading.chain);
      // A bare word as a value, as in YAML.
      const { keys } = this.frame;
      if (reading.key !== undefined && !reading.hasValue && !keys.has(reading.key)) {
        setKey(this.frame, reading.key, reading.chain.join('.'));
      }
    }
    if (reading.chain.length > 0) reading.chain = [];
    reading.connects = false;
  }

  separator(length: number, isAssignment: boolean): void {
    const { reading } = this;
    this.index += length;
    // In `media_id: str = …` the assignment belongs to the name before the type.
    const isTyped =
      isAssignment &&
      reading.key !== undefined &&
      (reading.isAssigned ? reading.name === undefined : !reading.hasValue || reading.name === undefined);
    if (isTyped) {
      this.endChain();
      reading.hasValue = false;
    }
    if (!isTyped && reading.name !== undefined) {
      if (reading.chain.length > 0) this.remember(reading.chain);
      reading.chain = [];
      reading.key = reading.name;
      reading.isAssigned = isAssignment;
      reading.hasValue = false;
    }
    reading.name = undefined;
    this.endChain();
  }

  endValue(character: string): void {
    this.index++;
    this.endChain();
    const { reading } = this;
    if (reading.key === undefined || reading.hasValue) reading.position++;
    const position = character === ';' ? 0 : reading.position;
    this.reading = blank(undefined, position);
    if (character === ';') this.statement = { chains: [] };
  }

  holdsRun(begins: number, end: number): boolean {
    while ((this.starts[this.nextStart] ?? Infinity) < begins) this.nextStart++;
    return (this.starts[this.nextStart] ?? Infinity) < end;
  }

  /** No text within a text goes beyond it. */
  limit(): number {
    return this.open.findLast(({ end }) => end !== Infinity)?.end ?? this.to;
  }

  block(opener: 'block' | 'item' | 'section', key: string | undefined, indent: number): void {
    if (key !== undefined) setKey(this.frame, key, undefined);
    this.reading = blank(key);
    this.push(opener, Infinity, indent);
  }
}

function setKey({ keys }: Frame, key: string, value: string | undefined): void {
  keys.set(key, value);
  if (keys.size <= maxKeys) return;
  const [oldest] = keys.keys();
  if (oldest !== undefined) keys.delete(oldest);
}

/** Nothing is read yet. */
export function blank(key?: string, position = 0): Reading {
  return { key, hasValue: false, name: undefined, chain: [], isAssigned: false, connects: false, position };
}

function makeFrame(
  opener: Frame['opener'],
  key: string | undefined,
  chain: readonly string[],
  parent: Frame | undefined,
  place: Pick<Frame, 'start' | 'line' | 'indent'>,
): Frame {
  const { start, line, indent } = place;
  return { opener, key, chain, parent, start, line, indent, keys: new Map(), values: [] };
}
