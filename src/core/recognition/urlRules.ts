import type { FileContext } from './context';
import { isOfOtherService, topicNear } from './context';
import type { DigitSite } from './frames';
import { meaningOf } from './names';
import type { Rule } from './rule';
import { verdict } from './rule';

/** So much of a URL is read in front of and behind a digit run. UTF-16 units. */
const reach = 300;

export const urlRules: readonly Rule[] = [
  {
    id: 'file-name',
    reason: 'Digits that are the name of a file are no ID.',
    conclude: ({ start }, { text }) => {
      const after = text.slice(start, start + 28).replace(/^\d+/, '');
      return /^\.[a-z][a-z0-9]{1,4}(?![\w(])/i.test(after) ? 'never' : undefined;
    },
  },
  {
    id: 'attachment-url',
    reason: 'WhatsApp serves attachments at lookaside.fbsbx.com/whatsapp_business, their media ID as "mid".',
    conclude: (place, context) => {
      const before = urlAround(place, context)?.before;
      if (before === undefined) return undefined;
      // Meta's own pages keep their pictures there, too.
      if (/fbsbx\.com\/(?!whatsapp_business)/i.test(before)) return 'never';
      if (!/[?&]mid=$/i.test(before)) return undefined;
      return /whatsapp_business/i.test(before) ? verdict('likely', { kind: 'attachmentUrl' }) : 'never';
    },
  },
  {
    id: 'url-parameter',
    reason: 'A parameter of a URL or a form that names a media ID.',
    conclude: (place, context) => {
      const before = urlAround(place, context)?.before;
      if (before === undefined) return undefined;
      const [, name = ''] =
        /[?&](?:[\p{L}_][\p{L}\p{N}_.-]*(?:\[[\w-]*\])*\[)?([\p{L}_][\p{L}\p{N}_.-]*)\]?=$/u.exec(before) ?? [];
      const [, kind = ''] = /(?:^|[?&])(image|video|audio|document|sticker)\[id\]=$/.exec(before) ?? [];
      if (kind !== '') return verdict('certain', { kind: 'parameter', name: `${kind}[id]` });
      if (name === '') return undefined;
      if (meaningOf(name, context.extraKeys) !== 'mediaId') return /https?:/.test(before) ? 'never' : undefined;
      const isForeign = before.includes('/crawler/') || isOfOtherService(place, context);
      return isForeign ? 'never' : verdict('certain', { kind: 'parameter', name });
    },
  },
  {
    id: 'form-part',
    reason: 'A part of a form that names a media ID.',
    conclude: (place, context) => {
      const before = context.text.slice(Math.max(0, place.start - reach), place.start);
      const [, name] = /\bname="([\w[\].-]+)"[^\n]*\n(?:[\w-]+:[^\n]*\n)*\r?\n$/.exec(before) ?? [];
      if (name === undefined) return undefined;
      if (meaningOf(name, context.extraKeys) === 'mediaId') return verdict('certain', { kind: 'parameter', name });
      return meaningOf(name) === 'other' ? 'never' : undefined;
    },
  },
  {
    id: 'media-path',
    reason: 'The path of a media call: /media/<id>.',
    conclude: (place, context) => {
      const before = urlAround(place, context)?.before;
      if (before === undefined) return undefined;
      const isTemplate = /\/media\/[{:<][\w}>]*$/i.test(place.previousValue ?? '');
      if ((!mediaPath.test(before) && !isTemplate) || isOfOtherService(place, context)) return undefined;
      return context.speaksOfWhatsApp ? verdict('likely', { kind: 'mediaPath' }) : undefined;
    },
  },
  {
    id: 'graph-path',
    reason: 'The Graph API serves a media object at /<version>/<id>; so it does everything else, so the topic decides.',
    conclude: (place, context) => {
      const around = urlAround(place, context);
      if (around === undefined) return undefined;
      const { before, after } = around;
      const isGraph =
        /graph\.facebook\.com(?:\/v\d+(?:\.\d+)?)?\/$/i.test(before) ||
        /(?:^|["'`\s/])v\d+\.\d+\/$/.test(before) ||
        /graph\.facebook\.com\/[{$:<%]+\w+[}>%]*\/$/i.test(before) ||
        /(?:graph|base|api|host)_?(?:url|api|host|base|version)?\}*["'`]?[\s+.]*["'`]?\/$/i.test(before);
      const isRoot = /^["'`]?\/$/.test(before.slice(-2)) && /^["'`]/.test(before.slice(-2)) && context.speaksOfWhatsApp;
      if (!isGraph && !isRoot) return undefined;
      if (/^\/[\w{$:]/.test(after)) return 'never';
      if (/^\/?\?[^"'`\s]*phone_number_id/.test(after)) return verdict('certain', { kind: 'mediaPath' });
      const [, fields] = /^\/?\?[^"'`\s]*fields=([\w,%]*)/.exec(after) ?? [];
      if (fields !== undefined)
        return /mime_type|sha256|file_size/.test(fields) ? verdict('certain', { kind: 'mediaPath' }) : 'never';
      // A media call may name the phone number that the media belongs to.
      const answer = (/^[^\n]{0,100}/.exec(after)?.[0] ?? '').replaceAll(/whatsapp_business|phone_?number_?id/gi, '');
      if (/template|\bflow|phone|waba|business|profile/i.test(answer) && !/media/i.test(answer)) return 'never';
      if (/^["'`][^\n]*\n?[^\n]{0,100}\bCURLOPT_CUSTOMREQUEST\b[^\n]{0,10}\bDELETE\b/.test(after))
        return verdict('likely', { kind: 'mediaPath' });
      if (/^["'`][^\n]{0,60}method["']?\s*(?::|=>?)\s*["']delete/i.test(after))
        return verdict('likely', { kind: 'mediaPath' });
      const answered = answerTo(place, context);
      if (mediaAnswer.test(answered)) return verdict('likely', { kind: 'mediaPath' });
      const isAnsweredAsMedia = /media_?id/i.test(answered);
      const line = context.text.slice(place.lineBegin, place.start);
      if (/\bdelete\b/i.test(line) && topicNear(context, place.start, line.length) !== 'other') {
        return verdict('likely', { kind: 'mediaPath' });
      }
      const topic = topicNear(context, place.start - 20, 500);
      if (topic === 'media' || (topic === 'none' && isAnsweredAsMedia)) return verdict('likely', { kind: 'mediaPath' });
      return undefined;
    },
  },
];

/** `/media/`, also with what is done there: `/media/delete/`. */
const mediaPath =
  /\/(?:[\w-]*[_-])?media(?:[_-]?(?:files?|objects?|ids?|proxy))?\/(?:(?:delete|remove|get|download|fetch|retrieve|info|url|view|file|content|details?|by-?id|id)\/)?$/i;

/** What only the reply about a media object has: what kind of file it is, and a URL to download it from. */
const mediaAnswer =
  /mime[_ ]?type|sha256|file_size|download (?:url|link)|\b(?:data|body|json\(\)|json|meta|media|info)\.url\b|\[["']url["']\]/i;

/** So far behind a call its answer may stand. UTF-16 units. */
const answerReach = 1500;

/** What stands between a call of the Graph API and the next one: as a rule what was answered. */
function answerTo({ start }: DigitSite, { text }: FileContext): string {
  const ahead = text.slice(start, start + answerReach);
  const next = ahead.slice(24).search(/graph\.facebook\.com|\/v\d+\.\d+\//);
  return ahead.slice(0, next === -1 ? answerReach : next + 24);
}

/** What may stand in front of an ID in a URL: a slash or a sign, encoded or not, a joint of literals, a default. */
const leadsToUrlPart = /[/=>}]$|%[23][DF]$|["'`]\s*(?:[+.\\&]|<>)?\s*["'`]$|:[-=]$|[/=]["'`]?[^"'`]{0,12}["'`]$/i;

/** The URL around a place as it would be sent: escapes and entities undone, literals that are joined put together. */
function urlAround(place: DigitSite, { text }: FileContext): UrlAround | undefined {
  // Every rule asks the same of a place.
  if (lastAsked?.place !== place) lastAsked = { place, answer: findUrlAround(place, text) };
  return lastAsked.answer;
}

interface UrlAround {
  readonly before: string;
  readonly after: string;
}

let lastAsked: { readonly place: DigitSite; readonly answer: UrlAround | undefined } | undefined;

function findUrlAround({ start }: DigitSite, text: string): UrlAround | undefined {
  if (!leadsToUrlPart.test(text.slice(Math.max(0, start - 24), start))) return undefined;
  const plain = (part: string): string =>
    part
      .replace(/(?<=["'`\w)\]])\s+[+.]\s+(?=["'`\w$])/g, '+')
      .replace(/<\/?(?:b|i|em|strong|code|span|var)>/g, '')
      .replace(/["'`]\s*(?:\+|\.|\\|<>|&)?\s*\n?\s*["'`](?=[?&/.\w]|$)/g, '')
      .replace(/\$\{\w+:[-=]$/, '')
      .replace(/\\+\//g, '/')
      .replace(/&amp;|\\u0026/g, '&')
      .replace(/%3D/gi, '=')
      .replace(/%26/g, '&')
      .replace(/%3F/gi, '?')
      .replace(/%2F/gi, '/')
      .replace(/%3A/gi, ':')
      .replace(/%5B/gi, '[')
      .replace(/%5D/gi, ']');
  const before = plain(text.slice(Math.max(0, start - reach), start));
  const afterDigits = start + (/^\d+/.exec(text.slice(start, start + 24))?.[0].length ?? 0);
  const space = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n'), before.lastIndexOf('\t'));
  return { before: before.slice(space + 1), after: plain(text.slice(afterDigits, afterDigits + reach)) };
}
