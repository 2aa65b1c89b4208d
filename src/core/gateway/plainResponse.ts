import type { MediaId } from '../mediaId/mediaId';
import { mediaIdDigits } from '../mediaId/mediaId';
import type { GatewayResponse, ResponseStatus } from './response';
import { collectFields, isApiShaped, statusWord, textField } from './responseFields';
import type { ResponseField } from './contract';
import { responseFields, plainFailure, plainNames, plainSeparators, successStatusCode } from './contract';
import { statusOf } from './jsonResponse';

const isCode = new RegExp(`^\\d{1,${mediaIdDigits.min - 1}}$`);
const isLongNumber = new RegExp(`^\\d{${mediaIdDigits.min},}$`);

/**
 * Reads an answer in plain text by its parts. A part is `name=value` of a known name, or stands for itself: the word of a
 * status, a code, a media ID. Words within a part prove nothing, unless they speak of a failure: "Login success", "0
 * success". `undefined` when a field is named twice, differently, or there is no part at all.
 */
export function parsePlainResponse(text: string, mediaId: MediaId | undefined): GatewayResponse | undefined {
  const parts = text
    .split(plainSeparators)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const values = collectFields([...parts.flatMap(fieldIn), ...reasonsIn(text)]);
  if (values === undefined || parts.length === 0) return undefined;
  const statuses = new Set([statusOf(statusWord(values)), ...parts.map((part) => knownStatus(part.toLowerCase()))]);
  statuses.delete('absent');
  const status = soleStatus(statuses, parts);
  const codes = new Set([textField(values.get('statusCode')), ...parts.filter((part) => isCode.test(part))]);
  codes.delete(undefined);
  const [code] = codes;
  const named = [textField(values.get('mediaId')), ...parts.filter((part) => isLongNumber.test(part))];
  // For a success any number that could be a media ID has to be the right one, wherever it stands.
  if (status === 'success') named.push(...(text.match(/\d+/g) ?? []).filter((digits) => isLongNumber.test(digits)));
  return {
    isApiShaped: isApiShaped(values),
    isWebPage: false,
    status,
    statusCode: codes.size === 1 ? code : undefined,
    codeAllowsSuccess: codes.size === 0 || (codes.size === 1 && code === successStatusCode),
    reason: textField(values.get('reason')) ?? text,
    namesOtherMedia: mediaId !== undefined && named.some((digits) => digits !== undefined && digits !== mediaId),
  };
}

/** A part that is a word of the API's for a status and nothing else. */
function knownStatus(part: string): ResponseStatus {
  const status = statusOf(part);
  return status === 'other' ? 'absent' : status;
}

function soleStatus(statuses: ReadonlySet<ResponseStatus>, parts: readonly string[]): ResponseStatus {
  const [status = 'absent'] = statuses;
  const saysFailure = parts.some((part) => plainFailure.test(part));
  return statuses.size > 1 || (status === 'success' && saysFailure) ? 'contradictory' : status;
}

/** The field that a part names; a reason may hold separators and is read by {@link reasonsIn}. */
function fieldIn(part: string): (readonly [ResponseField, string])[] {
  const { name = '', value = '' } = /^(?<name>\w+)\s*=\s*(?<value>.*)$/s.exec(part)?.groups ?? {};
  const wanted = name.toLowerCase();
  const field = responseFields.find((one) => one.toLowerCase() === wanted) ?? plainNames[wanted];
  return field === undefined || field === 'reason' ? [] : [[field, value]];
}

/** Reasons reach to the next bar or line end. */
function reasonsIn(text: string): (readonly [ResponseField, string])[] {
  return [...text.matchAll(/(?:^|[|,;\r\n])\s*reason\s*=([^|\r\n]*)/gi)].map(([, reason = '']) => ['reason', reason]);
}
