import type { Frame, DigitSite } from './frames';
import { meaningOf, wordsOf } from './names';

/** The name that says what a value is, and the frame in which that name stands. */
export interface NamedBy {
  readonly name: string;
  readonly frame: Frame;
  /** Frames passed on the way up. */
  readonly distance: number;
}

/** Names of a pair's halves: `{ "name": "mediaId", "value": "…" }`. */
const pairNames = [
  'name',
  'key',
  'id',
  'field',
  'param',
  'label',
  'Name',
  'Key',
  'variable',
  'property',
  'v-model',
  'ng-model',
];

/**
 * The name that tells what stands at a place: its key, or the nearest name above it where the key only says "example",
 * "value" or nothing at all.
 */
export function resolveName(place: DigitSite): NamedBy | undefined {
  let name = place.key ?? argumentName(place);
  let frame: Frame | undefined = place.frame;
  for (let distance = 0; frame !== undefined && distance < 6; distance++) {
    if (name === undefined || meaningOf(lastPart(name)) === 'transparent') {
      const paired = pairedName(frame, name);
      if (paired !== undefined) return { name: paired, frame, distance };
      // A call names its own arguments; only a declared value (`media_id = Field(example=…)`) is named from outside.
      name = frame.key;
      frame = frame.parent;
      if (frame !== undefined && name !== undefined && meaningOf(lastPart(name)) === 'transparent') {
        const above = pairedName(frame, name);
        if (above !== undefined) return { name: above, frame, distance: distance + 1 };
      }
      continue;
    }
    return { name, frame, distance };
  }
  return undefined;
}

/** In `put("media_id", "…")` the argument before the value is its name. */
function argumentName({ frame, position, previousValue }: DigitSite): string | undefined {
  if (frame.opener !== '(' || position === 0 || previousValue === undefined) return undefined;
  return /^[\p{L}_][\p{L}\p{N}_ .\-[\]]{0,60}$/u.test(previousValue) && wordsOf(previousValue).length <= 5
    ? previousValue
    : undefined;
}

function pairedName(frame: Frame, valueName: string | undefined): string | undefined {
  if (valueName === undefined && frame.opener !== 'tag') return undefined;
  for (const pairName of pairNames) {
    const value = frame.keys.get(pairName);
    if (value !== undefined && /[\p{L}]/u.test(value) && value.length < 60) return value;
  }
  return undefined;
}

/** `id` of `message.image.id`. */
export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** `image` of `message.image.id`, `undefined` for a name of one part. */
export function partBeforeLast(name: string): string | undefined {
  const parts = name.split('.');
  return parts.at(-2);
}
