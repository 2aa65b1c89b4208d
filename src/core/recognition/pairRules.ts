import { isOfOtherService, serviceNear } from './context';
import { isLongerThanTimes } from './digitRuns';
import { kindIn, meaningOf } from './names';
import type { Rule } from './rule';
import { verdict } from './rule';

/** So far in front of a value of a property list its dictionary may begin. UTF-16 units. */
const reach = 1500;

/** Files that are sent as media. */
const mediaFile = /\.(?:jpe?g|png|webp|gif|mp4|3gpp?|ogg|opus|mp3|aac|amr|m4a|pdf|docx?|xlsx?|pptx?)["'`]/.source;
const fileBehind = new RegExp(`^["'\`]?\\]?\\s*(?::|=>?)\\s*["'\`][^"'\`\\n]{1,80}${mediaFile}`, 'i');
const fileInFront = new RegExp(`${mediaFile}\\]?\\s*(?::|=>?|,)\\s*["'\`]?$`, 'i');

/** A MIME type right behind a value, or right in front of it. */
const typeBehind = /^["'`]\s*,\s*["'`](?:image|video|audio|application)\/[\w.+-]+/;
const typeInFront = /["'`](?:image|video|audio|application)\/[\w.+-]+["'`]\s*,\s*["'`]$/;

export const pairRules: readonly Rule[] = [
  {
    id: 'beside-file',
    reason: 'A number right beside a MIME type, or beside the name of a file that is sent, is that file’s.',
    conclude: ({ start, lineBegin }, context) => {
      const { text } = context;
      const before = text.slice(Math.max(lineBegin, start - 120), start);
      const behind = text.slice(start, start + 140).replace(/^\d+/, '');
      const isTyped = typeBehind.test(behind) || typeInFront.test(before);
      const isFile = isLongerThanTimes(text, start) && (fileBehind.test(behind) || fileInFront.test(before));
      if ((!isTyped && !isFile) || !context.speaksOfWhatsApp) return undefined;
      const line = text.slice(lineBegin, start);
      // In a list of several services, the row's own counts.
      const isOther = line.length > 0 && serviceNear(context, start, line.length) === 'other';
      return isOther ? 'never' : verdict('likely', { kind: 'besideFileFields' });
    },
  },
  {
    id: 'json-path',
    reason: "A path into JSON that ends at the id of an image: payload->'image'->>'id' = '…'.",
    conclude: ({ start }, context) => {
      const before = context.text.slice(Math.max(0, start - 80), start);
      const path =
        /['"](image|video|audio|document|sticker)['"]\s*->>?\s*['"]id['"]\s*=\s*['"]$/.exec(before)?.[1] ??
        /\$\.(?:[\w.]+\.)?(image|video|audio|document|sticker)\.id['"]\)?\s*=\s*['"]$/.exec(before)?.[1];
      return path === undefined ? undefined : verdict('likely', { kind: 'idOf', name: path });
    },
  },
  {
    id: 'typed-value',
    reason: 'A value made of a number by its type: `MediaId{"…"}`.',
    conclude: (place, context) => {
      const { frame, key } = place;
      const type = frame.chain.at(-1);
      if (frame.opener !== '{' || key !== undefined || type === undefined || !/^[A-Z]/.test(type)) return undefined;
      if (meaningOf(type) !== 'mediaId' || isOfOtherService(place, context)) return undefined;
      return verdict('likely', { kind: 'builder', name: type });
    },
  },
  {
    id: 'test-row',
    reason: 'A data-driven test hands its values to the parameters of the function below: [InlineData("…")].',
    conclude: (place, context) => {
      const { frame, position } = place;
      const isRow =
        frame.opener === '(' && /^(?:InlineData|TestCase|DataRow|Arguments)$/.test(frame.chain.at(-1) ?? '');
      if (!isRow) return undefined;
      const below = context.text.slice(place.start, place.start + 1500);
      const list = /\b(?:void|Task\w*|async|fun|def)\b[^\n(]*\(([^()]*)\)/.exec(below)?.[1];
      const name = list?.split(',')[position]?.trim().split(/\s+/).at(-1);
      if (name === undefined) return undefined;
      const meaning = meaningOf(name, context.extraKeys);
      if (meaning === 'other') return 'never';
      if (meaning !== 'mediaId' || isOfOtherService(place, context)) return undefined;
      return verdict('likely', { kind: 'argumentOf', name });
    },
  },
  {
    id: 'property-list',
    reason: 'A property list names a value by the key element in front of it.',
    conclude: (place, context) => {
      if (context.text.charAt(place.start - 1) !== '>') return undefined;
      const before = context.text.slice(Math.max(0, place.start - reach), place.start);
      const name = /<key>([^<]{1,60})<\/key>\s*<(?:string|integer)>\s*$/.exec(before)?.[1];
      if (name === undefined) return undefined;
      const meaning = meaningOf(name, context.extraKeys);
      if (meaning === 'other') return 'never';
      if (isOfOtherService(place, context)) return undefined;
      if (meaning === 'mediaId') return verdict('certain', { kind: 'valueOf', name });
      if (meaning === 'kindId')
        return context.speaksOfWhatsApp ? verdict('likely', { kind: 'valueOf', name }) : 'never';
      const holder = meaning === 'id' ? holderOf(before) : undefined;
      if (holder === undefined || kindIn(holder) === undefined || !context.speaksOfWhatsApp) return undefined;
      return verdict('likely', { kind: 'idOf', name: holder });
    },
  },
];

/** The key of the innermost dictionary that is open at the end of a text. */
function holderOf(before: string): string | undefined {
  let depth = 0;
  const parts = [...before.matchAll(/<key>([^<]{1,60})<\/key>\s*<dict>|<dict>|<\/dict>/g)].reverse();
  for (const [part, name] of parts) {
    if (part === '</dict>') depth++;
    else if (depth > 0) depth--;
    else return name;
  }
  return undefined;
}
