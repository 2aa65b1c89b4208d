import { lineBegin, lineEnd } from './lines';
import { isOfOtherService, isClearlyOfOtherService } from './context';
import { meaningOf, wordsOf } from './names';
import type { Rule } from './rule';
import { verdict } from './rule';

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

/** What leads to a media ID at the end of the line above, in a conversation or a list. */
const endsAtName = /(?:\bis|:|=|\?|->|→)?\s*$/;

export const proseRules: readonly Rule[] = [
  {
    id: 'comment-behind',
    reason: 'A comment behind a value says what it is: `logo = "…"; // media ID of the logo`.',
    conclude: (place, context, named) => {
      if (named !== undefined && meaningOf(named.name) === 'other') return undefined;
      const behind = context.text.slice(place.start, place.start + reach * 2).replace(/^\d+/, '');
      const comment = /^["'`)\],;}\s]{0,8}(?:\/\/|#|--|\/\*|<!--)[^\n]*/.exec(behind.split('\n', 1)[0] ?? '')?.[0];
      const before = context.text.slice(place.lineBegin, place.start);
      // With several numbers on the line it would be a guess which one is meant.
      if (comment === undefined || /\d{13}/.test(comment) || /\d{13}/.test(before)) return undefined;
      const name = comment.match(phrase)?.[0];
      if (name === undefined || otherNouns.test(comment.slice(0, comment.indexOf(name)))) return undefined;
      if (!/media/i.test(name) || isClearlyOfOtherService(place, context)) return undefined;
      return verdict('likely', { kind: 'text', words: name });
    },
  },
  {
    id: 'placed-in-key',
    reason: 'A number that is to be put where a media ID belongs: `put 7474… in PROMO_MEDIA_ID`.',
    conclude: (place, context) => {
      const behind = context.text.slice(place.start, place.start + 80).replace(/^\d+/, '');
      const name = /^[`"')\]*\s]{0,6}(?:in|as|for|into|to|=>|→|->)\s+(?:the )?[`"'*]*([A-Za-z][\w-]*)/.exec(
        behind,
      )?.[1];
      const isCalledSo =
        /^[`"'*)\]]*\s*(?:\(|is (?:a|the|our|your) |as (?:a |the )?|style )(?:\w+ ){0,2}media[ -]?(?:object )?ids?\b/i.test(
          behind,
        );
      const isPlaced = name !== undefined && meaningOf(name, context.extraKeys) === 'mediaId';
      if (!isPlaced && !isCalledSo) return undefined;
      const words = name ?? 'media ID';
      return isClearlyOfOtherService(place, context) ? undefined : verdict('likely', { kind: 'text', words });
    },
  },
  {
    id: 'media-state',
    reason: 'A message about media that is there or not: "media 9401… not found", "Object with ID … does not exist".',
    conclude: (place, context) => {
      const before = context.text.slice(Math.max(place.lineBegin, place.start - reach), place.start);
      const behind = context.text.slice(place.start, place.start + reach).replace(/^\d+/, '');
      const isState =
        /^["'`)*]*,? *(?:is |was |has )?(?:not found|expired|gone|deleted|does not exist|doesn't exist|unavailable|missing|failed|could not|couldn't|cannot be|can't be)/i.test(
          behind,
        );
      const isMedia = /\bmedia(?: object| file)? *["'`(#:]*$/i.test(before) && isState;
      const isChanged = /\b(?:old|new|same|expired|deleted|missing) media(?: object| file)? *["'`(#:~*]*$/i.test(
        before,
      );
      const isGraphError = /\bobject with id *["'`\\]*$/i.test(before) && /media/i.test(before + behind);
      if (!isMedia && !isChanged && !isGraphError) return undefined;
      if (!context.speaksOfWhatsApp || isOfOtherService(place, context)) return undefined;
      return verdict('likely', { kind: 'text', words: 'media' });
    },
  },
  {
    id: 'line-above',
    reason: 'The line above ends with the words "media ID", and this one begins with the number.',
    conclude: (place, context) => {
      const { text, extraKeys } = context;
      const own = text.slice(place.lineBegin, place.start);
      const isExample = exampleLead.test(own) && wordsOf(own).length < 8;
      // In a conversation the time and the speaker come first.
      if (!isExample && !/^[\s\d[\]:.,>*-]*(?:[\p{L} .]{1,30}:)?[\s"'`*]*$/u.test(own)) return undefined;
      if (place.lineBegin === 0 || (!isExample && place.frame.opener !== 'root' && !/:\s*$/.test(own)))
        return undefined;
      const above = text.slice(lineBegin(text, place.lineBegin - 1), place.lineBegin).trimEnd();
      const bare = above.replace(/^[\s/*#<>.-]*(?:PARAMETER\s+)?/, '');
      const isNamed = isExample && wordsOf(bare).length <= 4 && meaningOf(bare, extraKeys) === 'mediaId';
      const lead = above.replace(endsAtName, '');
      const isPhrase = [...lead.matchAll(phrase)].some(
        (match) => match.index + match[0].length === lead.length && /media/i.test(match[0]),
      );
      if ((!isNamed && !isPhrase) || isClearlyOfOtherService(place, context)) return undefined;
      return verdict('likely', { kind: 'text', words: 'media ID' });
    },
  },
  {
    id: 'numbered-pairs',
    reason: 'A database prints names and values on numbered lines in turns: `1) "media_id"`, `2) "7474…"`.',
    conclude: (place, context) => {
      const { text } = context;
      if (place.lineBegin === 0 || !/^\s*\d+\) "$/.test(text.slice(place.lineBegin, place.start))) return undefined;
      const above = text.slice(lineBegin(text, place.lineBegin - 1), place.lineBegin);
      const name = /^\s*\d+\) "([\w .:-]{1,60})"\s*$/.exec(above)?.[1];
      if (name === undefined || meaningOf(name, context.extraKeys) !== 'mediaId') return undefined;
      return isClearlyOfOtherService(place, context) ? undefined : verdict('certain', { kind: 'valueOf', name });
    },
  },
  {
    id: 'example-above',
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
      return isMedia ? verdict('likely', { kind: 'valueOf', name }) : undefined;
    },
  },
  {
    id: 'media-sentence',
    reason: 'A sentence that does something with the media that has this number, as in a feature file.',
    conclude: (place, context) => {
      const before = context.text.slice(Math.max(0, place.start - 80), place.start);
      const isNamed =
        /\b(?:delet|retriev|download|get|fetch|remov|send|forward)\w* (?:the )?(?:whatsapp )?(?:media|image|video|audio|document|sticker)(?: (?:object|file|with id))? *["'`*]+$/i.test(
          before,
        ) || /\bwhatsapp media *["'`*(]*$/i.test(before);
      const behind = context.text.slice(place.start, place.start + 80).replace(/^\d+/, '');
      const isRemoved =
        /\b(?:delet|retriev|download|fetch|remov)(?:e|es|ing|ed)? *["'`*]*$/i.test(before) &&
        /^["'`*]*[^\n\d]{0,30}\bmedia\b/i.test(behind);
      if (!(isNamed || isRemoved) || !context.speaksOfWhatsApp || isOfOtherService(place, context)) return undefined;
      return verdict('likely', { kind: 'text', words: 'media' });
    },
  },
  {
    id: 'upload-output',
    reason: 'What an upload gave back, noted behind it or printed below it.',
    conclude: (place, context) => {
      const { text } = context;
      const before = text.slice(Math.max(0, place.start - 200), place.start);
      const isNoted = /\bupload\w*\s*\([^\n]*(?:\/\/|#|=>|→|->)\s*["'`{]*$/i.test(before);
      const isPrinted =
        /(?:>>>|\$|irb[^\n]*>|In \[\d*\]:)[^\n]*upload[^\n]*\r?\n(?:=> |Out\[\d*\]: )?(?:#<[\w:]+ id=|\{\s*["']?:?id["']?\s*(?::|=>)\s*)?["'`]?$/i.test(
          before,
        );
      const isReported = /\bmedia (?:was )?uploaded\b[^\n\d]{0,12}\bid[\s:=#]*["'`]*$/i.test(before);
      if (!isNoted && !isPrinted && !isReported) return undefined;
      if (!context.speaksOfWhatsApp || isOfOtherService(place, context)) return undefined;
      return verdict('likely', { kind: 'uploadReply' });
    },
  },
  {
    id: 'command-line',
    reason: 'A command line that deals with media: `wa media delete 123…`.',
    conclude: (place, context) => {
      const before = context.text.slice(Math.max(0, place.start - 60), place.start);
      const isCommand =
        /\bmedia[ :](?:rm|delete|del|remove|get|download|show|info|url|retrieve) +["']?$/i.test(before) ||
        /\bsend (?:image|video|audio|document|sticker) +["']?$/i.test(before) ||
        /\b(?:get|retrieve|download|delete|fetch|remove)_?media(?:_?\w+)? +["']$/i.test(before);
      if (!isCommand || !context.speaksOfWhatsApp || isOfOtherService(place, context)) return undefined;
      return verdict('likely', { kind: 'argumentOf', name: 'media' });
    },
  },
  {
    id: 'media-words',
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
      // Anybody's images have IDs, too.
      if (!/m[eí]dia/i.test(last[0]) && !context.speaksOfWhatsApp) return undefined;
      const gap = before.slice(last.index + last[0].length);
      const isPlural = /s$/i.test(last[0]) && /^[\s\d,;:=[\]("'`*]*$/.test(gap);
      if (!isPlural && /\d{5,}/.test(gap)) return undefined;
      // Another name in between, as in code: `mediaId, caption: 'Ticket #…`.
      const [, between] = /[,;(){}|&]\s*["']?([\w$]+)["']?\s*[:=]/.exec(gap) ?? [];
      const isElsewhere = between !== undefined && meaningOf(between) !== 'transparent';
      if (isElsewhere || otherNouns.test(gap)) return undefined;
      const isExample = exampleLead.test(gap) && wordsOf(gap).length < 16;
      if (!isExample && !isPlural && (/[.!?;]\s/.test(gap) || wordsOf(gap).length > 5)) return undefined;
      return verdict('likely', { kind: 'text', words: last[0] });
    },
  },
];
