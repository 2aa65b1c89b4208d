import type { FileContext } from './context';
import { isClearlyOfOtherService, isOfOtherService, isStoredQuery } from './context';
import type { DigitSite } from './frames';
import { isLongerThanTimes, isNotTimestamp } from './digitRuns';
import { around } from './frames';
import type { NamedBy } from './keyOf';
import { lastPart } from './keyOf';
import { lineBegin, lineEnd, maxLineLength } from './lines';
import { isGeneralExtraKey, isMediaWord, kindIn, meaningOf, namesOtherThing, wordsOf } from './names';
import { containerOf, countFileFields, hasFileFields, isForeignObject, isId, looksLikeMedia } from './objects';
import type { Rule } from './rule';
import { verdict } from './rule';

export const keyRules: readonly Rule[] = [
  {
    id: 'general-extra-key',
    reason:
      'A further key as general as `id` or `value` says nothing against what it belongs to: a message, an account.',
    conclude: ({ key, frame }, context, named) => {
      const general = [key, named?.name].find((name) => isGeneralExtraKey(lastPart(name ?? ''), context.extraKeys));
      if (general === undefined) return undefined;
      if (isForeignObject(frame)) return 'never';
      // `{ phone_number: { value: … } }` is named from outside.
      const isNamedOutside = named !== undefined && named.name !== general;
      const owner = isNamedOutside ? lastPart(named.name) : containerOf(named ?? { name: general, frame, distance: 0 });
      if (owner !== undefined && namesOtherThing(owner)) return 'never';
      return verdict('certain', { kind: 'valueOf', name: lastPart(general) });
    },
  },
  {
    id: 'media-key',
    reason: 'A key that names a media ID is the most direct evidence there is.',
    conclude: (place, context, named) => {
      if (named === undefined || meaningOf(lastPart(named.name), context.extraKeys) !== 'mediaId') return undefined;
      if (isClearlyOfOtherService(place, context)) return 'never';
      const isList = named.distance > 0 || /ids$/i.test(named.name);
      return verdict('certain', {
        kind: isList && named.distance > 0 ? 'listOf' : 'valueOf',
        name: lastPart(named.name),
      });
    },
  },
  {
    id: 'dotted-media-key',
    reason: 'A name of two parts that together name a media ID, as in wa.logo.media.id.',
    conclude: (place, context, named) => {
      if (!named?.name.includes('.')) return undefined;
      const joined = named.name.split('.').slice(-4).join('_');
      if (meaningOf(joined, context.extraKeys) !== 'mediaId') return undefined;
      return isOfOtherService(place, context) ? 'never' : verdict('certain', { kind: 'valueOf', name: named.name });
    },
  },
  {
    id: 'foreign-object',
    reason:
      'Fields that only other objects have say that the id beside them is theirs: a product, an account, a tweet.',
    conclude: (_place, _context, named) => {
      const isTheirs = named?.distance === 0 && isId(named.name) && isForeignObject(named.frame);
      return isTheirs && !hasFileFields(named.frame, 2) ? 'never' : undefined;
    },
  },
  {
    id: 'media-object',
    reason: 'The id of an image, video, audio, document or sticker is what the API calls a media ID.',
    conclude: (place, context, named) => {
      if (named === undefined || !isId(named.name)) return undefined;
      const container = containerOf(named);
      const kind = container === undefined ? undefined : kindIn(container);
      if (kind === undefined || isForeignObject(named.frame) || isOfOtherService(place, context)) return undefined;
      const isBuilt = named.frame.chain.some((word) => word === container);
      // Anybody's images have IDs, too.
      const looks = looksLikeMedia(named.frame);
      const isElsewhere = looks === 'no' || (looks === 'alone' && (isBuilt || isWrittenByProgram(place, context)));
      if (!context.speaksOfWhatsApp && isElsewhere) return undefined;
      const isSure = hasFileFields(named.frame, 1) || (context.speaksOfWhatsApp && !isBuilt);
      return verdict(isSure ? 'certain' : 'likely', { kind: isBuilt ? 'builder' : 'idOf', name: container ?? kind });
    },
  },
  {
    id: 'file-object',
    reason: 'An id beside the type, the checksum or the size of a file is that of an uploaded file.',
    conclude: (place, context, named) => {
      if (named === undefined || !isId(named.name) || isForeignObject(named.frame)) return undefined;
      if (isOfOtherService(place, context)) return undefined;
      const count = countFileFields(named.frame);
      if (count === 0 || (count === 1 && !context.speaksOfWhatsApp)) return undefined;
      return verdict(count > 1 && context.speaksOfWhatsApp ? 'certain' : 'likely', { kind: 'besideFileFields' });
    },
  },
  {
    id: 'kind-key',
    reason: 'image_id and its like name media where WhatsApp is spoken of; elsewhere they are anybody’s.',
    conclude: (place, context, named) => {
      if (named === undefined || meaningOf(lastPart(named.name)) !== 'kindId') return undefined;
      if (!context.speaksOfWhatsApp || isOfOtherService(place, context) || isForeignObject(named.frame)) return 'never';
      if (isStoredQuery(lastPart(named.name), place, context)) return 'never';
      // Messenger has the name for its own.
      if (wordsOf(lastPart(named.name)).join() === 'sticker,id' && context.speaksOfOthers) return 'never';
      return verdict('likely', { kind: 'valueOf', name: lastPart(named.name) });
    },
  },
  {
    id: 'typed-object',
    reason: 'An object of the type image, with nothing but what a media object has: {"type":"image","id":"…"}.',
    conclude: (place, context, named) => {
      if (named === undefined || !isId(named.name) || named.distance > 0 || !context.speaksOfWhatsApp) return undefined;
      const kind = kindIn(named.frame.keys.get('type') ?? '');
      if (kind === undefined || looksLikeMedia(named.frame) !== 'alone' || isForeignObject(named.frame))
        return undefined;
      if (!isNotTimestamp(context.text, place.start) || isOfOtherService(place, context)) return undefined;
      return verdict('likely', { kind: 'idOf', name: kind });
    },
  },
  {
    id: 'log-record',
    reason: 'The id in a record of a log whose message is about media: {"message":"media downloaded","id":"…"}.',
    conclude: (place, context, named) => {
      if (named === undefined || !isId(named.name) || named.distance > 0 || !context.speaksOfWhatsApp) return undefined;
      const { keys } = named.frame;
      const told = logMessages.map((key) => keys.get(key)).find((text) => text !== undefined) ?? '';
      if (!/\bmedia\b/i.test(told) || wordsOf(told).some((word) => namesOtherThing(word))) return undefined;
      if (!isNotTimestamp(context.text, place.start) || isOfOtherService(place, context)) return undefined;
      return verdict('likely', { kind: 'text', words: 'media' });
    },
  },
  {
    id: 'media-name',
    reason: 'The id of something called media, where WhatsApp is spoken of.',
    conclude: (place, context, named) => {
      if (named === undefined || !context.speaksOfWhatsApp || isOfOtherService(place, context)) return undefined;
      const own = meaningOf(lastPart(named.name));
      if (own === 'media' && named.distance === 0)
        return verdict('likely', { kind: 'valueOf', name: lastPart(named.name) });
      // A section, list or map of media, each under a name of its own: `[whatsapp.media]`, `MEDIA = { promo: '…' }`.
      const holder = own === 'unknown' || own === 'kind' || named.distance > 0 ? mediaHolder(named) : undefined;
      if (holder !== undefined && isNotTimestamp(context.text, place.start))
        return verdict('likely', { kind: 'listOf', name: holder });
      const path = named.name.split('.').slice(0, -1);
      if (isId(named.name) && path.slice(-2).some((part) => meaningOf(part) === 'media'))
        return verdict('likely', { kind: 'idOf', name: named.name });
      const container = isId(named.name) ? containerOf(named) : undefined;
      if (container === undefined || !isMediaWord(container) || namesOtherThing(container)) return undefined;
      return isForeignObject(named.frame) ? undefined : verdict('likely', { kind: 'idOf', name: container });
    },
  },
  {
    id: 'media-list',
    reason: 'An element of a list or map whose name says that it holds media IDs.',
    conclude: (place, context, named) => {
      if (named === undefined || meaningOf(lastPart(named.name)) === 'other' || isId(named.name)) return undefined;
      for (const frame of around(named.frame, 3)) {
        const name = frame.key;
        if (name === undefined || meaningOf(lastPart(name), context.extraKeys) !== 'mediaId') continue;
        if (isOfOtherService(place, context)) return 'never';
        return verdict('certain', { kind: 'listOf', name: lastPart(name) });
      }
      return undefined;
    },
  },
  {
    id: 'attachment-log',
    reason: 'A log names the "mid" of an attachment beside the attachment’s address.',
    conclude: (place, context, named) => {
      if (named === undefined || lastPart(named.name) !== 'mid') return undefined;
      const near = context.text.slice(Math.max(0, place.start - 300), place.start + 300);
      return near.includes('whatsapp_business/attachments') ? verdict('likely', { kind: 'attachmentUrl' }) : undefined;
    },
  },
  {
    id: 'send-call',
    reason: 'What a call sends: sendImage(to, "…"), send_image(to, image="…").',
    conclude: (place, context) => {
      const call = place.frame.opener === '{' ? place.frame.parent : place.frame;
      if (call?.opener !== '(' || isOfOtherService(place, context)) return undefined;
      const { key } = place;
      const digits = /^\d+/.exec(context.text.slice(place.start, place.start + 24))?.[0].length ?? 0;
      const sent = call.chain.at(-1) ?? '';
      const isSent = /^(?:send|reply)/i.test(sent) && kindIn(sent) !== undefined && digits > 13;
      // The recipient may come behind: send_sticker("1705…", "55119…").
      const behind = context.text.slice(place.start + digits, place.start + digits + 24);
      const isBeforeRecipient =
        key === undefined && place.position === 0 && /^["']\s*,\s*["']\+?\d{10,13}["']/.test(behind);
      if (isSent && digits > 14 && isBeforeRecipient) return verdict('likely', { kind: 'argumentOf', name: sent });
      if (isSent && (key === undefined ? place.position === 1 || call.keys.has('to') : isMediaArgument(key))) {
        return verdict('likely', { kind: 'argumentOf', name: sent });
      }
      return undefined;
    },
  },
  {
    id: 'other-key',
    reason: 'Any other name of a thing says that the value is that thing.',
    conclude: (place, context, named) => {
      if (named === undefined || named.distance > 0) return undefined;
      const meaning = meaningOf(lastPart(named.name));
      // A kind and a number, one behind the other: ('image', '6587…').
      const isPair = meaning === 'kind' && place.key === undefined && context.speaksOfWhatsApp;
      if (isPair && isLongerThanTimes(context.text, place.start) && !isOfOtherService(place, context)) {
        return verdict('likely', { kind: 'argumentOf', name: named.name });
      }
      return meaning === 'other' || meaning === 'kind' ? 'never' : undefined;
    },
  },
];

/** The names that logs have for what happened. */
const logMessages = ['message', 'msg', 'event', 'action'];

/** The name of the section, list or map around a value, where that is one of media. */
function mediaHolder({ name, frame, distance }: NamedBy): string | undefined {
  const { opener, key } = frame;
  const isMap = distance === 0 && /^(?:\{|block|section)$/.test(opener);
  const holder = distance > 0 ? name : isMap ? key : undefined;
  if (holder === undefined || isForeignObject(frame)) return undefined;
  return meaningOf(lastPart(holder)) === 'media' ? lastPart(holder) : undefined;
}

/** Whether a bare number stands in a line longer than anybody writes, as in minified code. */
function isWrittenByProgram({ start }: DigitSite, { text }: FileContext): boolean {
  const isQuoted = /["'`]$/.test(text.slice(Math.max(0, start - 1), start));
  return !isQuoted || lineEnd(text, start) - lineBegin(text, start) > maxLineLength / 2;
}

function isMediaArgument(key: string): boolean {
  return kindIn(key) !== undefined || isMediaWord(key);
}
