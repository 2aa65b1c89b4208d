import type { FileContext } from './context';
import { isOfOtherService, otherReplies, topicNear } from './context';
import type { Frame, DigitSite } from './frames';
import { around } from './frames';
import { callNamesOtherThing, isMediaWord, kindIn, meaningOf, namesOtherThing, wordsOf } from './names';
import { containerOf, isElement, isId } from './objects';
import type { Evidence, Rule, Verdict } from './rule';
import { verdict } from './rule';

export const callRules: readonly Rule[] = [
  {
    id: 'media-builder',
    reason: 'setId of an image message and its like.',
    conclude: (place, context) => {
      const { frame } = place;
      const callee = frame.opener === '(' ? frame.chain.at(-1) : undefined;
      if (callee === undefined || place.position > 0 || !/^(?:set|with|from|of|by)?_?id$/i.test(callee))
        return undefined;
      const calls = [
        frame.chain.slice(0, -1),
        ...around(frame, 3)
          .slice(1)
          .map(({ chain }) => chain),
      ];
      const words = calls.flatMap((chain) => [...chain].reverse());
      const isSetter = (word: string): boolean =>
        /^(?:set|with|add|and|to)(?![a-z])/.test(word) || /^Set[A-Z]/.test(word);
      const receiver = words.find(
        (word) => kindIn(word) !== undefined || (!isSetter(word) && callNamesOtherThing(word)),
      );
      const isMedia = receiver !== undefined && (kindIn(receiver) !== undefined || receiver.startsWith('Media'));
      if (!isMedia) return undefined;
      if (isOfOtherService(place, context)) return undefined;
      return verdict('likely', { kind: 'builder', name: receiver });
    },
  },
  {
    id: 'media-call',
    reason: 'The argument of a call that gets, sends or deletes media.',
    conclude: (place, context) => {
      const call = around(place.frame, 3).find(({ opener }) => opener === '(');
      // Digits within a longer text are no argument.
      if (place.frame.opener === 'string') return undefined;
      if (call === undefined || call.chain.length === 0) return undefined;
      const isWhatsApps = call.chain.some((word) => /^(?:wa|whatsapp)$/.test(wordsOf(word)[0] ?? ''));
      if (!isWhatsApps && isOfOtherService(place, context)) return undefined;
      const key = place.key;
      if (key !== undefined && !isId(key)) return undefined;
      return calledWithMedia(call, key === undefined ? positionAmongValues(place, context) : 0, context);
    },
  },
  {
    id: 'comparison',
    reason: 'Something compared with the id of an image, or with a media ID.',
    conclude: (place, context) => {
      const operand = operandBefore(context.text, place.start);
      // Digits within a longer text, or an attribute, are compared with nothing.
      const isWithin = place.frame.opener === 'string' || place.frame.opener === 'tag';
      if (operand === undefined && isWithin) return undefined;
      if (operand === undefined && !isAsserted(place.statement)) return undefined;
      const chains = operand === undefined ? place.statement.chains : [operand];
      const alone = operand?.length === 1 && meaningOf(operand[0] ?? '') === 'mediaId' ? operand[0] : undefined;
      const called = chains.find(
        ([word = '', ...more]) => more.length === 0 && isCallForMediaId(word, place, context),
      )?.[0];
      const compared = alone ?? called ?? chains.map(mediaExpression).find((name) => name !== undefined);
      if (compared === undefined || isOfOtherService(place, context)) return undefined;
      if (place.key !== undefined && !isId(place.key) && place.key !== compared) return undefined;
      return verdict('likely', { kind: 'comparedWith', name: compared });
    },
  },
  {
    id: 'upload-reply',
    reason: 'The bare reply of an upload: an object with nothing but an id, where media is the topic.',
    conclude: (place, context, named) => {
      if (!speaksOfUploads(place, context) || isOfOtherService(place, context)) return undefined;
      const isObject = /^[{[]$/.test(named?.frame.opener ?? '') || meaningOf(named?.frame.key ?? '') === 'transparent';
      const isBare = named !== undefined && isObject && isId(named.name) && named.distance === 0;
      const isResult = named === undefined && isAsserted(place.statement) && place.statement.chains.some(endsInId);
      if (!isBare && !isResult) return undefined;
      const container = isBare ? containerOf(named) : undefined;
      if (container !== undefined && namesOtherThing(container)) return 'never';
      // Instagram's IDs have 17 digits and begin so; its replies look the same.
      if (/^1[78]\d{15}(?!\d)/.test(context.text.slice(place.start, place.start + 18))) return undefined;
      const others = isBare
        ? [...named.frame.keys.keys()].filter((key) => !isId(key) && key !== 'messaging_product')
        : [];
      if (others.length > 0 || (isBare && isElement(named.frame))) return undefined;
      // A prepared reply comes before the call that gets it, unless its own line says what it answers.
      const own = context.text.slice(place.lineBegin, place.start);
      const ahead = /upload/i.test(own) ? '' : context.text.slice(place.start, place.start + 200);
      if (/(?:create|add|submit|publish)\w*(?:template|flow|catalog|product|contact|order)/i.test(ahead))
        return undefined;
      return answersUpload(place, context) ? verdict('likely', { kind: 'uploadReply' }) : undefined;
    },
  },
];

/** Whether a file is about WhatsApp, or uploads media to the Graph API without naming it. */
function speaksOfUploads(
  { start }: DigitSite,
  { text, fileName, speaksOfWhatsApp, speaksOfOthers }: FileContext,
): boolean {
  if (speaksOfWhatsApp || speaksOfOthers) return speaksOfWhatsApp;
  const before = `${fileName}\n${text.slice(Math.max(0, start - 500), start)}`;
  return /upload[_-]?(?:media|res|reply)|media[_-]?upload|\/v\d+\.\d+\/[^/\s]+\/media\b/i.test(before);
}

/** So far back the request of a recorded reply may stand, with its headers. UTF-16 units. */
const recordingReach = 4000;

/** A prepared reply that the next lines read as that of an upload: `decode(MediaUploadResponse.self, …)`. */
const readAsUpload = /^\d+["'`][^\n]*\n[^\n]*\n?[^\n]*(?:media_?upload|upload_?media)/i;

/** Whether what is answered is an upload: by the words before it, the request that was recorded, or the file's name. */
function answersUpload({ start }: DigitSite, context: FileContext): boolean {
  if (topicNear(context, start, 700, otherReplies) === 'media') return true;
  if (readAsUpload.test(context.text.slice(start, start + 240))) return true;
  const before = context.text.slice(Math.max(0, start - recordingReach), start);
  const request = [...before.matchAll(/graph\.facebook\.com\/([^\s"'`?#]*)/g)].at(-1)?.[1];
  if (request !== undefined) return /(?:^|\/)media$/.test(request);
  return /upload/i.test(context.fileName) && before.search(otherReplies) === -1;
}

const mediaVerbs =
  /^(?:get|fetch|retrieve|download|delete|remove|query|find|load|read|forget|destroy|show|info|url|head)$/;

function calledWithMedia(call: Frame, position: number, context: FileContext): Verdict | undefined {
  const callee = call.chain.at(-1) ?? '';
  const words = wordsOf(callee).filter((word) => !['from', 'by', 'to', 'at', 'of', 'with'].includes(word));
  const receivers = call.chain.slice(0, -1);
  if (callNamesOtherThing(words.join('_')) && kindIn(callee) === undefined && !words.includes('media'))
    return undefined;
  const evidence: Evidence = { kind: 'argumentOf', name: callee };
  const isVerb = words.some((word) => mediaVerbs.test(word));
  const isSending = words.some((word) => /^(?:send|reply|post)$/.test(word));
  const speaksOfMedia = words.includes('media') || words.includes('mediaid');
  if (isVerb && speaksOfMedia && position === 0) return verdict('likely', evidence);
  if (isVerb && position === 0 && receivers.some((word) => wordsOf(word).includes('media')))
    return verdict('likely', evidence);
  // In a file about media (MediaServiceTest) a download is one of media.
  if (
    isVerb &&
    position === 0 &&
    wordsOf(context.fileName).includes('media') &&
    context.speaksOfWhatsApp &&
    !receivers.some(callNamesOtherThing) &&
    call.opener === '('
  ) {
    return verdict('likely', evidence);
  }
  if (/^(?:get|wa|fetch)?media$/i.test(callee) && !isSending && position === 0 && context.speaksOfWhatsApp) {
    return verdict('likely', evidence);
  }
  if (isSending && words.includes('id') && kindIn(callee) !== undefined && position > 0)
    return verdict('likely', evidence);
  if (words.includes('upload') && /^(?:reply|response|result|res)$/.test(words.at(-1) ?? '') && position === 0) {
    return context.speaksOfWhatsApp ? verdict('likely', { kind: 'uploadReply' }) : undefined;
  }
  const isConstructed = /^[A-Z]/.test(callee) || receivers.some((word) => /^[A-Z]/.test(word));
  if (!isConstructed || position > 0 || !context.speaksOfWhatsApp) return undefined;
  if (/^Media(?:Object)?(?:ID|Id)?$/.test(callee) || receivers.at(-1) === 'Media') return verdict('likely', evidence);
  const made = receivers.at(-1) ?? '';
  const isMade = /^(?:of|from|create|make|build)$/.test(callee) && /^[A-Z]/.test(made) && kindIn(made) !== undefined;
  if (isMade) return verdict('likely', evidence);
  return /^(?:Image|Video|Audio|Document|Sticker)$/.test(callee) ? verdict('likely', evidence) : undefined;
}

/** Calls and fields that lead to the same thing. */
const accessors = /^(?:as_ref|as_str|as_deref|as_mut|unwrap|clone|first|last|value|get|to_s|toString|text|body|0)$/;

/** The name of the expression when it is a media ID: `message.image().getId()`, `reply.mediaId`. */
function mediaExpression(chain: readonly string[]): string | undefined {
  const parts = chain.filter((word) => !accessors.test(word)).map((word) => word.replace(/^get_?(?=[A-Z_])/i, ''));
  const last = parts.at(-1) ?? '';
  const words = wordsOf(last);
  if (words.join() === 'upload' && parts.length > 1) return parts.slice(-2).join('.');
  if (words.includes('upload') && (words.includes('media') || kindIn(last) !== undefined)) return last;
  if (parts.length > 1 && /^(?:mediaId|kindId)$/.test(meaningOf(last))) return last;
  const before = parts.at(-2);
  if (before === undefined || meaningOf(last) !== 'id') return undefined;
  const isUpload = /^upload(?:ed)?(?:response|reply|result)?$/i.test(before);
  return kindIn(before) !== undefined || isMediaWord(before) || isUpload ? `${before}.${last}` : undefined;
}

/** Whether a function that finds a media ID is called on the place's line: `mediaIdFromPath(…)`, `getMediaId(…)`. */
function isCallForMediaId(word: string, { lineBegin, start }: DigitSite, { text }: FileContext): boolean {
  return meaningOf(word) === 'mediaId' && text.slice(lineBegin, start).includes(`${word}(`);
}

/** How many texts and numbers were handed over before this one; a context or a variable in front doesn't count. */
function positionAmongValues({ frame, start }: DigitSite, { text }: FileContext): number {
  const own = frame.values.findIndex((value) => text.startsWith(value, start));
  return own === -1 ? frame.values.length : own;
}

/** The expression in front of `==` or its like, `undefined` where there is no such operator. */
function operandBefore(text: string, start: number): string[] | undefined {
  if (!/[=!]=\s*["'`]?$/.test(text.slice(Math.max(0, start - 8), start))) return undefined;
  const before = text.slice(Math.max(0, start - 120), start);
  const [, operand] = /([\w$.?>()[\]&:"'-]+)\s*[=!]==?\s*["'`]?$/.exec(before) ?? [];
  return operand
    ?.replaceAll(/\([^()]*\)/g, '')
    .split(/[^\w$]+/)
    .filter((word) => word !== '');
}

function endsInId(chain: readonly string[]): boolean {
  return isId(chain.at(-1) ?? '') && !chain.some((word) => namesOtherThing(word) && kindIn(word) === undefined);
}

const assertions =
  /^(?:assert\w*|expect\w*|toBe|toEqual|toStrictEqual|isEqualTo|Equal|EqualTo|AreEqual|eq|XCTAssert\w*|should\w*|That|match|value)$/;

function isAsserted({ chains }: DigitSite['statement']): boolean {
  return chains.some((chain) => chain.some((word) => assertions.test(word)));
}
