import type { FileContext } from './context';
import { isOfOtherService } from './context';
import { isNotTimestamp } from './digitRuns';
import type { Frame } from './frames';
import { around } from './frames';
import { isForeignObject, isId } from './objects';
import { lastPart } from './keyOf';
import { lineBegin } from './lines';
import { callNamesOtherThing, meaningOf } from './names';
import type { Rule } from './rule';
import { verdict } from './rule';
import type { Parameter } from './signatures';

/** Rules by what a file itself says elsewhere of its values: a declaration, or a comment above a list. */
export const declaredRules: readonly Rule[] = [
  {
    id: 'declared-parameter',
    reason: 'A value is handed over where the file’s own declaration has a media ID.',
    conclude: (place, context) => {
      const { frame, key, position } = place;
      if (key !== undefined) return undefined;
      const parameter = frame.opener === '{' ? listParameter(frame, context) : callParameter(frame, context);
      if (parameter?.position !== position || isOfOtherService(place, context)) return undefined;
      return verdict('likely', { kind: 'argumentOf', name: parameter.name });
    },
  },
  {
    id: 'comment-above',
    reason: 'The comment above a list or map says that it holds what was uploaded: `// media IDs of the banners`.',
    conclude: (place, context, named) => {
      if (!context.speaksOfWhatsApp || !isNotTimestamp(context.text, place.start)) return undefined;
      const own = named?.distance === 0 ? meaningOf(lastPart(named.name)) : 'unknown';
      const isElement = own === 'unknown' || own === 'kind' || (named !== undefined && isId(named.name));
      if (!isElement || isForeignObject(place.frame)) return undefined;
      const list = around(place.frame, 2).findLast(isList);
      if (list === undefined || !isOfUploads(commentOf(list, context.text))) return undefined;
      return isOfOtherService(place, context) ? undefined : verdict('likely', { kind: 'text', words: 'media' });
    },
  },
];

/** What the values of a list's element are called: `[]struct{ mediaID string }{ {"…"} }`. */
function listParameter({ parent }: Frame, { signatures }: FileContext): Parameter | undefined {
  return parent?.opener === '{' ? signatures.ofList(parent.start) : undefined;
}

/** What the values of a call are called. */
function callParameter({ opener, chain, start }: Frame, { signatures }: FileContext): Parameter | undefined {
  const callee = opener === '(' ? chain.at(-1) : undefined;
  return callee === undefined ? undefined : signatures.ofCall(callee, start);
}

/** A list or map that has a name, and none of something else. */
function isList({ opener, key, chain }: Frame): boolean {
  if (opener !== '[' && opener !== '{' && !(opener === '(' && chain.at(-1) === 'array')) return false;
  return key !== undefined && /^(?:unknown|id)$/.test(meaningOf(lastPart(key))) && !callNamesOtherThing(key);
}

/** What a comment says right above the line in which a list begins, or behind its bracket. */
function commentOf({ start }: Frame, text: string): string {
  const begin = lineBegin(text, start);
  if (/^\s*(?:\/\/|#|--|\/?\*)/.test(text.slice(begin, begin + 40))) return '';
  const behind = /^[[{(][ \t]*(?:\/\/|#|\/\*)([^\n]*)/.exec(text.slice(start, start + commentReach))?.[1] ?? '';
  const above = text.slice(Math.max(0, begin - commentReach), begin);
  return `${/(?:^|\n)[ \t]*(?:\/\/|#|--|\/\*|\*|<!--|""")([^\n]*)\n(?:[ \t]*\n)?$/.exec(above)?.[1] ?? ''} ${behind}`;
}

/** So far above a list its comment may begin. UTF-16 units. */
const commentReach = 300;

const uploading = /\bupload|\bsub(?:ir|id[ao]s?)\b|hochgeladen|hochladen|\bcarregad|\bunggah|t[ée]l[ée]vers/i;
const ofMedia = /\b(?:media|m[ií]dias?|images?|videos?|audios?|documents?|stickers?|banners?)\b/i;
const ofOthers =
  /\b(?:phone|numbers?|waba|business|accounts?|apps?|templates?|messages?|orders?|invoices?|users?|contacts?|flows?|catalogs?|products?|customers?|pages?)\b/i;

function isOfUploads(comment: string): boolean {
  if (ofOthers.test(comment)) return false;
  const isOfIds = /\bids?\b/i.test(comment);
  const isUploaded = uploading.test(comment) || /\/media\b/.test(comment);
  return (isOfIds && (isUploaded || /\bmedia\b/i.test(comment))) || (isUploaded && ofMedia.test(comment));
}
