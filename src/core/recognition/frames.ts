/** What encloses a place in a text: an object, an array, a call, a tag, an indented block. */
export interface Frame {
  readonly opener: '{' | '[' | '(' | 'tag' | 'block' | 'item' | 'section' | 'string' | 'root';
  /** The key whose value this is. */
  readonly key: string | undefined;
  /** The call, constructor or type in front of the bracket, receiver first: `new ImageMessage().setId` is [ImageMessage, setId]. */
  readonly chain: readonly string[];
  readonly parent: Frame | undefined;
  /** UTF-16 index of the opening bracket, quote or tag. */
  readonly start: number;
  readonly line: number;
  /** Blocks hold the lines that are indented more. */
  readonly indent: number;
  /** The keys in this very frame, with their values where those are short texts. */
  readonly keys: Map<string, string | undefined>;
  /** Values without a key, in order; for a call, its arguments so far. */
  readonly values: string[];
}

/** Where a digit run stands. */
export interface DigitSite {
  readonly start: number;
  readonly line: number;
  /** UTF-16 index at which its line begins, or what was read of it. */
  readonly lineBegin: number;
  readonly frame: Frame;
  readonly key: string | undefined;
  /** How many values without a key came before it in its frame. */
  readonly position: number;
  /** The text before it in its frame, as in `put("media_id", "…")`. */
  readonly previousValue: string | undefined;
  /** Expressions in the same statement, such as `message.image.id` of an assertion. */
  readonly statement: Statement;
}

export interface Statement {
  readonly chains: (readonly string[])[];
}

/** The frames around a frame, the innermost first, itself included; at most so many. */
export function around(frame: Frame, most: number): Frame[] {
  const frames: Frame[] = [];
  let current: Frame | undefined = frame;
  while (current !== undefined && frames.length < most) {
    frames.push(current);
    current = current.parent;
  }
  return frames;
}
