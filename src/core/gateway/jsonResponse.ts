import { parse } from 'lossless-json';
import type { MediaId } from '../mediaId/mediaId';
import type { GatewayResponse, ResponseStatus } from './response';
import { collectFields, isApiShaped, statusWord, textField, textOrNumber } from './responseFields';
import type { ResponseField } from './contract';
import { responseFields, failureStatuses, successStatus, successStatusCode, wrappedNames, wrapper } from './contract';

/**
 * The object in a JSON text. `undefined` for anything else, and where an object in it names something twice with
 * different values: it can't be known which of them is meant.
 */
export function parseJsonObject(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    // A media ID is above 2^53. A bigint is also never equal to the text of the same digits, so that the parser notices
    // where both are given for one name.
    return asObject(parse(text, null, (digits) => (/^-?\d+$/.test(digits) ? BigInt(digits) : Number(digits))));
  } catch {
    return undefined;
  }
}

/** Reads an answer in JSON, also one wrapped in `response`; `undefined` when it names a field twice, differently. */
export function parseJsonResponse(
  json: ReadonlyMap<string, unknown>,
  mediaId: MediaId | undefined,
): GatewayResponse | undefined {
  const wrapped = asObject(json.get(wrapper)) ?? new Map<string, unknown>();
  const values = collectFields([...fieldsOf(json, {}), ...fieldsOf(wrapped, wrappedNames)]);
  if (values === undefined) return undefined;
  const statusCode = textOrNumber(values.get('statusCode'));
  return {
    isApiShaped: isApiShaped(values),
    isWebPage: false,
    status: statusOf(statusWord(values)),
    statusCode,
    codeAllowsSuccess: !values.has('statusCode') || statusCode === successStatusCode,
    reason: textField(values.get('reason')),
    namesOtherMedia: mediaId !== undefined && namesOther(values.get('mediaId'), mediaId),
  };
}

export function statusOf(word: string | undefined): ResponseStatus {
  if (word === undefined) return 'absent';
  if (word === successStatus) return 'success';
  return failureStatuses.includes(word) ? 'failure' : 'other';
}

function fieldsOf(
  json: ReadonlyMap<string, unknown>,
  furtherNames: Readonly<Record<string, ResponseField>>,
): (readonly [ResponseField, unknown])[] {
  const names = new Map<string, ResponseField>([
    ...responseFields.map((field) => [field, field] as const),
    ...Object.entries(furtherNames),
  ]);
  return [...json].flatMap(([name, value]) => {
    const field = names.get(name);
    return field === undefined ? [] : [[field, value] as const];
  });
}

/** An empty text or null names no media. */
function namesOther(value: unknown, mediaId: MediaId): boolean {
  if (value === undefined || value === null || value === '') return false;
  return textOrNumber(value) !== mediaId;
}

function asObject(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;
}
