import { isInteger, parse } from 'lossless-json';
import type { MediaId } from '../mediaIds/mediaId';
import { mediaIdDigits } from '../mediaIds/mediaId';
import type { answerFields } from './contract';
import { fieldsOfAnApiAnswer, plainAnswerLimit, plainFailure, plainSuccess, successStatus } from './contract';

/** What an answer's body says, judged by what it is and not by what was asked for. */
export type Answer =
  | {
      readonly kind: 'json';
      /** Whether it has the API's own shape, and isn't some web server's page in JSON. */
      readonly isApiShaped: boolean;
      readonly status: 'success' | 'other' | 'absent';
      readonly statusCode: string | undefined;
      readonly reason: string | undefined;
      /** `true` also when the answer names no media at all. */
      readonly isForThisMedia: boolean;
    }
  | {
      readonly kind: 'plain';
      readonly says: 'success' | 'failure' | 'both' | 'neither';
      /** Each distinct number in it that looks like an HTTP status code. */
      readonly statusCodes: readonly string[];
      readonly reason: string;
      readonly isForThisMedia: boolean;
    }
  | { readonly kind: 'notUnderstood' };

/** Reads the body of an answer to the deletion of `mediaId`. Never throws. */
export function readAnswer(body: string, mediaId: MediaId): Answer {
  const text = body.trim();
  if (text === '') return { kind: 'notUnderstood' };
  const json = parseObject(text);
  if (json) return readObject(json, mediaId);
  // What begins like JSON or HTML and isn't an object is cut short or a web page; it must not pass for plain text,
  // because "status":"success" may stand in the half that arrived.
  if (/^[{[<]/.test(text) || /<\/?(?:html|head|body|!doctype)\b/i.test(text)) return { kind: 'notUnderstood' };
  if (text.length > plainAnswerLimit) return { kind: 'notUnderstood' };
  return readPlain(text, mediaId);
}

function parseObject(text: string): Map<string, unknown> | undefined {
  try {
    // Numbers are kept as the text that stands in the answer: a media ID is above 2^53.
    const value: unknown = parse(text, null, (number) => number);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return new Map(Object.entries(value));
  } catch {
    return undefined;
  }
}

function readObject(json: Map<string, unknown>, mediaId: MediaId): Answer {
  const text = (name: (typeof answerFields)[number]): string | undefined => {
    const value = json.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const status = text('status');
  // The documented `status` is a word. Web servers' own error objects have a number there.
  const statusWord = status !== undefined && !isInteger(status) ? status : undefined;
  const known = [statusWord, text('statusCode'), text('mediaId'), text('reason')].filter(
    (field) => field !== undefined,
  );
  return {
    kind: 'json',
    isApiShaped: known.length >= fieldsOfAnApiAnswer,
    status: statusWord === undefined ? 'absent' : statusWord.toLowerCase() === successStatus ? 'success' : 'other',
    statusCode: text('statusCode'),
    reason: text('reason'),
    isForThisMedia: !json.has('mediaId') || json.get('mediaId') === mediaId,
  };
}

function readPlain(text: string, mediaId: MediaId): Answer {
  const success = plainSuccess.test(text);
  const failure = plainFailure.test(text);
  const numbers = text.match(/\d+/g) ?? [];
  const codes = new Set(numbers.filter((number) => /^[1-5]\d\d$/.test(number)));
  return {
    kind: 'plain',
    says: success ? (failure ? 'both' : 'success') : failure ? 'failure' : 'neither',
    statusCodes: [...codes],
    reason: text,
    isForThisMedia: numbers.every((number) => number.length < mediaIdDigits.fewest || number === mediaId),
  };
}
