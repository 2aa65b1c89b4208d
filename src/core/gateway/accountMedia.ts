import { parse } from 'lossless-json';
import type { MediaId } from '../mediaId/mediaId';
import { parseMediaId } from '../mediaId/mediaId';
import { cutTo } from '../text/escaping';
import { listedKinds, maxListedTextLength, mediaListField, successStatus, wrapper } from './contract';

/** A media object as the account describes it. Its texts are the service's: to be shown only escaped. */
export interface AccountMedia {
  readonly mediaId: MediaId;
  /** The name it was uploaded with. */
  readonly identifier?: string;
  readonly description?: string;
  readonly kind: 'image' | 'video' | 'audio' | 'document' | 'unknown';
  /** Milliseconds since the epoch. */
  readonly createdMs?: number;
  /** Digits, as text. */
  readonly wabaNumber?: string;
  readonly status?: string;
}

export interface MediaListing {
  readonly media: readonly AccountMedia[];
  /** Items that could not be read. */
  readonly unreadable: number;
}

/** Items read before other work gets a turn: some milliseconds. */
const itemsATurn = 1000;

/**
 * The list in a response to the request for it: JSON inside a string, or an array, also within `response`. Yields between
 * turns.
 * @param redact hides credentials that the service may quote.
 * @returns `undefined` for anything but a list. Never throws.
 */
export async function parseListing(text: string, redact: (text: string) => string): Promise<MediaListing | undefined> {
  const items = listedItems(text);
  if (items === undefined) return undefined;
  const media: AccountMedia[] = [];
  for (const [at, item] of items.entries()) {
    if (at % itemsATurn === itemsATurn - 1) await new Promise((resolve) => setImmediate(resolve));
    const parsed = parseItem(item, redact);
    if (parsed !== undefined) media.push(parsed);
  }
  return { media, unreadable: items.length - media.length };
}

/** The items of a list in a response, unread; `undefined` for anything but a list. Never throws. */
export function listedItems(text: string): readonly unknown[] | undefined {
  // trim() also takes a byte order mark off.
  const json = parseExactly(text.trim());
  const answer = fieldOf(json, wrapper) ?? json;
  if (fieldOf(answer, 'status') !== successStatus) return undefined;
  const list = fieldOf(answer, mediaListField);
  const items = typeof list === 'string' ? parseExactly(list.trim()) : list;
  return Array.isArray(items) ? items : undefined;
}

/**
 * What a response says about one media object: the item itself, or a list that holds it. The layout was never seen.
 * @returns `undefined` where nothing in it is about this ID.
 */
export function parseOne(text: string, mediaId: MediaId, redact: (text: string) => string): AccountMedia | undefined {
  const listed = listedItems(text)
    ?.map((item) => parseItem(item, redact))
    .find((item) => item?.mediaId === mediaId);
  if (listed !== undefined) return listed;
  const json = parseExactly(text.trim());
  const answer = fieldOf(json, wrapper) ?? json;
  // A refusal names the ID as well.
  if (fieldOf(answer, 'creationTime') === undefined && fieldOf(answer, 'mediaType') === undefined) return undefined;
  const item = parseItem(answer, redact);
  return item?.mediaId === mediaId ? item : undefined;
}

/** An integer that a JavaScript number can't hold. */
const longInteger = /[:[,]\s*-?\d{16,}/;

/** The platform's parser is twenty times as fast; where a long number may be in the text, a slower one keeps its digits. */
function parseExactly(text: string): unknown {
  try {
    return longInteger.test(text)
      ? parse(text, null, (digits) => (/^-?\d{16,}$/.test(digits) ? digits : Number(digits)))
      : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseItem(item: unknown, redact: (text: string) => string): AccountMedia | undefined {
  const mediaId = fieldOf(item, 'mediaId');
  const parsed = parseMediaId(
    typeof mediaId === 'number' ? String(mediaId) : typeof mediaId === 'string' ? mediaId : '',
  );
  if (!parsed.ok) return undefined;
  const text = (name: string): string | undefined => {
    const value = fieldOf(item, name);
    return typeof value === 'string' && value !== '' ? cutTo(redact(value), maxListedTextLength) : undefined;
  };
  const waba = fieldOf(item, 'wabaNumber');
  const wabaNumber = typeof waba === 'number' && Number.isSafeInteger(waba) ? String(waba) : text('wabaNumber');
  const [identifier, description, status] = [text('identifier'), text('description'), text('status')];
  const createdMs = timeOf(fieldOf(item, 'creationTime'));
  return {
    mediaId: parsed.mediaId,
    kind: kindOf(text('mediaType')),
    ...(identifier === undefined ? {} : { identifier }),
    ...(description === undefined ? {} : { description }),
    ...(createdMs === undefined ? {} : { createdMs }),
    ...(wabaNumber === undefined ? {} : { wabaNumber }),
    ...(status === undefined ? {} : { status }),
  };
}

function kindOf(mediaType: string | undefined): AccountMedia['kind'] {
  const name = mediaType?.toLowerCase() ?? '';
  return Object.hasOwn(listedKinds, name) ? (listedKinds[name] ?? 'unknown') : 'unknown';
}

/** A time is one between 2009, when WhatsApp began, and 2100. */
function timeOf(value: unknown): number | undefined {
  const ms = typeof value === 'string' && /^\d{12,14}$/.test(value) ? Number(value) : value;
  const isTime = typeof ms === 'number' && ms >= Date.UTC(2009, 0) && ms < Date.UTC(2100, 0);
  return isTime ? ms : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
