import type { Frame } from './frames';
import { around } from './frames';
import type { NamedBy } from './keyOf';
import { lastPart, partBeforeLast } from './keyOf';
import { callNamesOtherThing, kindIn, meaningOf, namesOtherThing } from './names';

const fileFields = /^(?:mime_?types?|sha_?256|file_?size|filesize|size_bytes)$/i;
const foreignFields =
  /^(?:src|width|height|product_?ids?|variant_?ids?|position|file_unique_id|file_id|permalink|parents|gid|web_?view_?link|content_?url|display_?url|media_type|image_url|video_url|thumbnail|play_?url|kind|attachment_?id|media_id_string|alt|preview_url|remote_url|changes|display_phone_number|verified_name|id_str|media_url_https|page_id|creative_id|object_story_spec|call_to_action|object_story_id)$/i;

/** Whether a name is `id`, or sets or gets one. */
export function isId(name: string): boolean {
  return meaningOf(lastPart(name)) === 'id' || /^(?:get|set)_?id$/i.test(lastPart(name));
}

/** What an `id` is the id of: the part before it, or the key or type of the object that holds it. */
export function containerOf({ name, frame }: NamedBy): string | undefined {
  const part = partBeforeLast(name);
  if (part !== undefined) return part;
  for (const outer of around(frame, 3)) {
    const built = outer.chain.findLast((word) => kindIn(word) !== undefined);
    if (built !== undefined) return built;
    const label = outer.key ?? outer.chain.at(-1);
    if (label === undefined) continue;
    const own = lastPart(label);
    // The type of a body (`application/json`), or a form's field in front of a reply.
    if (own.includes('/') || own === 'messaging_product') continue;
    const meaning = meaningOf(own);
    // An element of a list is what the list's name says, whatever holds the list.
    if (outer.opener === '[' && outer.key !== undefined && meaning === 'unknown' && outer.keys.size === 0) return own;
    const saysNothing = meaning === 'transparent' || meaning === 'unknown';
    const isMereCall =
      outer.opener === '(' && outer.key === undefined && meaningOf(own) === 'other' && !isOtherCall(own);
    if (saysNothing || isMereCall) {
      const isOther = outer.opener === '(' ? isOtherCall : namesOtherThing;
      const typed = outer.chain.findLast((word) => kindIn(word) !== undefined || isOther(word));
      if (typed !== undefined) return typed;
      if (/^(?:\{|block)$/.test(outer.opener) && meaningOf(own) === 'unknown') return own;
      continue;
    }
    return own;
  }
  return undefined;
}

/** A call tells what it deals with by its noun: `createTemplate(…)`; `post` and `to` are its verbs. */
function isOtherCall(word: string): boolean {
  return !/^(?:get|post|put|patch|delete)$|response|request|stub/i.test(word) && callNamesOtherThing(word);
}

/** Whether an object is one of several in a list: `{"data": [{"id": "…"}]}`. */
export function isElement({ opener, parent }: Frame): boolean {
  return opener === '{' && parent?.opener === '[';
}

/** How many fields of an object only a file has: its type, its checksum, its size. */
export function countFileFields(frame: Frame): number {
  return [...frame.keys.keys()].filter((key) => fileFields.test(lastPart(key))).length;
}

/** Whether so many of these fields stand in an object. */
export function hasFileFields(frame: Frame, atLeast: number): boolean {
  return countFileFields(frame) >= atLeast;
}

const mediaFields =
  /^(?:id|caption|link|file_?name|voice|animated|url|provider|mime_?types?|sha_?256|file_?size|messaging_product|type|ids?|name)$/i;
const messageFields =
  /^(?:to|from|type|recipient_?type|messaging_?product|template|context|parameters|recipient|biz_opaque_callback_data)$/i;

/** Whether an object could be WhatsApp's media object, or stands in a message, judged by the fields beside its id. */
export function looksLikeMedia(frame: Frame): 'inMessage' | 'alone' | 'no' {
  if (frame.opener === 'tag') return 'no';
  const isInMessage = [...(frame.parent?.keys.keys() ?? [])].some((key) => messageFields.test(lastPart(key)));
  if (isInMessage) return 'inMessage';
  return [...frame.keys.keys()].every((key) => mediaFields.test(lastPart(key))) ? 'alone' : 'no';
}

/** Whether an object has fields that WhatsApp’s media objects don’t have. */
export function isForeignObject(frame: Frame): boolean {
  return [...frame.keys.keys()].some((key) => foreignFields.test(lastPart(key)));
}
