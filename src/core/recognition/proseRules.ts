import { lineEnd } from './lines';
import { isOfOtherService, isClearlyOfOtherService } from './context';
import { meaningOf, wordsOf } from './names';
import type { Rule } from './rule';
import { found } from './rule';

/** So far in front of the digits the words "media ID" may stand. UTF-16 units. */
const reach = 120;

const phrase =
  /(?:(?<![A-Za-z])[mM]edia|MEDIA|(?<=[a-z])Media)[\s\u00a0_-]*(?:[oO]bject|OBJECT|[fF]ile|[aA]sset)?[\s\u00a0_-]*(?:[iI]ds?|ID[sS]?|[iI]dentifiers?|#)(?![A-Za-z{])|\b(?:ids?|IDs?)\s+d[aeo]l?\s+m[ií]dia\b|\b(?:[iI]mage|[vV]ideo|[aA]udio|[dD]ocument|[sS]ticker)(?:\s+|\.)(?:id|ID|Id)\b|\b(?:id|ID|Id|identifier) (?:of|for) (?:(?:the|an?|this|your) )?(?:uploaded (?:voice |media )?)?(?:media|image|video|audio|document|sticker|voice)\b|\b(?:id|ID|Id) of (?:the|an) uploaded (?:file|voice note)\b/gu;

/** What may lead from the name of a parameter to an example of it, however many words that takes. */
const exampleLead =
  /(?:@example|\be\.\s?g\.|\bexample|\bexamples|\bsample|\bsuch as|\bfor instance|\bp\.\s?ej\.|\bz\.\s?B\.|\bex\.)(?:[\s:=`'"*(]|\{@code)*$/i;

const otherNouns =
  /\b(?:phone|number|waba|business|account|app|template|message|order|invoice|user|contact|card|call|flow|catalog|product|customer|tracking|timestamp|page)\b/i;

/** A line of a comment, in most languages. */
const commentLine = /^\s*(?:\/\*\*?|\*|\/\/\/?|#|<!--|--)/;

/** The name that is declared in the first line of code below a line. */
function declaredBelow(text: string, start: number): string | undefined {
  let begin = lineEnd(text, start) + 1;
  for (let count = 0; begin < text.length && count < 8; count++) {
    const end = lineEnd(text, begin);
    const line = text.slice(begin, Math.min(end, begin + 200)).trim();
    if (line !== '' && !commentLine.test(line) && !/^(?:@|\[)/.test(line)) {
      return /([\p{L}_$][\p{L}\p{N}_$-]*)["'`]?\??\s*(?:[:=;({,]|$)/u.exec(line)?.[1];
    }
    begin = end + 1;
  }
  return undefined;
}

export const proseRules: readonly Rule[] = [
  {
    reason: 'An example in a comment is one of what is declared below.',
    conclude: (place, context) => {
      const { text } = context;
      const begin = place.lineBegin;
      const line = text.slice(Math.max(begin, place.start - reach), place.start);
      if (!commentLine.test(text.slice(begin, begin + 40)) || !exampleLead.test(line)) return undefined;
      const name = declaredBelow(text, place.start);
      if (name === undefined || isClearlyOfOtherService(place, context)) return undefined;
      const meaning = meaningOf(name, context.extraKeys);
      const isMedia = meaning === 'mediaId' || (meaning === 'kindId' && context.speaksOfWhatsApp);
      return isMedia ? found('likely', { kind: 'valueOf', name }) : undefined;
    },
  },
  {
    reason: 'A sentence that does something with the media that has this number, as in a feature file.',
    conclude: (place, context) => {
      const before = context.text.slice(Math.max(0, place.start - 80), place.start);
      const isNamed =
        /\b(?:delet|retriev|download|get|fetch|remov|send|forward)\w* (?:the )?(?:whatsapp )?(?:media|image|video|audio|document|sticker)(?: (?:object|file|with id))? *["'`*]+$/i.test(
          before,
        ) || /\bwhatsapp media *["'`*(]*$/i.test(before);
      if (!isNamed || !context.speaksOfWhatsApp || isOfOtherService(place, context)) return undefined;
      return found('likely', { kind: 'text', words: 'media' });
    },
  },
  {
    reason: 'What an upload gave back, noted behind it or printed below it.',
    conclude: (place, context) => {
      const { text } = context;
      const before = text.slice(Math.max(0, place.start - 200), place.start);
      const isNoted = /\bupload\w*\s*\([^\n]*(?:\/\/|#|=>|→|->)\s*["'`{]*$/i.test(before);
      const isPrinted = /(?:>>>|\$|irb[^\n]*>|In \[\d*\]:)[^\n]*upload[^\n]*\r?\n(?:=> |Out\[\d*\]: )?["'`]?$/i.test(
        before,
      );
      if (!isNoted && !isPrinted) return undefined;
      if (!context.speaksOfWhatsApp || isOfOtherService(place, context)) return undefined;
      return found('likely', { kind: 'uploadReply' });
    },
  },
  {
    reason: 'A command line that deals with media: `wa media delete 123…`.',
    conclude: (place, context) => {
      const before = context.text.slice(Math.max(0, place.start - 60), place.start);
      const isCommand =
        /\bmedia[ :](?:rm|delete|del|remove|get|download|show|info|url|retrieve) +["']?$/i.test(before) ||
        /\bsend (?:image|video|audio|document|sticker) +["']?$/i.test(before) ||
        /\b(?:get|retrieve|download|delete|fetch|remove)_?media(?:_?\w+)? +["']$/i.test(before);
      if (!isCommand || !context.speaksOfWhatsApp || isOfOtherService(place, context)) return undefined;
      return found('likely', { kind: 'argumentOf', name: 'media' });
    },
  },
  {
    reason: 'Words that call the number behind them a media ID.',
    conclude: (place, context) => {
      const begin = place.lineBegin;
      const before = context.text
        .slice(Math.max(begin, place.start - reach), place.start)
        .replace(/<[^<>]*>/g, ' ')
        .normalize('NFC');
      let last: RegExpMatchArray | undefined;
      for (const match of before.matchAll(phrase)) last = match;
      if (last?.index === undefined || isClearlyOfOtherService(place, context)) return undefined;
      const gap = before.slice(last.index + last[0].length);
      const isPlural = /s$/i.test(last[0]) && /^[\s\d,;:=[\]("'`*]*$/.test(gap);
      if (!isPlural && /\d{5,}/.test(gap)) return undefined;
      // Another name in between, as in code: `mediaId, caption: 'Ticket #…`.
      const [, between] = /[,;(){}|&]\s*["']?([\w$]+)["']?\s*[:=]/.exec(gap) ?? [];
      const isElsewhere = between !== undefined && meaningOf(between) !== 'transparent';
      if (isElsewhere || otherNouns.test(gap)) return undefined;
      const isExample = exampleLead.test(gap) && wordsOf(gap).length < 16;
      if (!isExample && !isPlural && (/[.!?;]\s/.test(gap) || wordsOf(gap).length > 5)) return undefined;
      return found('likely', { kind: 'text', words: last[0] });
    },
  },
];
