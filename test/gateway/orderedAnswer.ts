import type { Answer } from './answer';
import {
  emptyAnswer,
  fieldsAnswer,
  frameworkAnswer,
  jsonAnswer,
  jsonText,
  pageAnswer,
  plainAnswer,
  reasonOf,
  shapedJson,
  withHeaders,
} from './answer';
import type { Behaviour } from './behaviour';

/** An answer with any HTTP status, in any of the layouts. */
export function statusAnswer(
  behaviour: Extract<Behaviour, { name: 'status' }>,
  mediaId: string | undefined,
  method: string,
): Answer {
  const { status, statusCode, reason, headers } = behaviour;
  const demanded = withHeaders(answerOf(behaviour.body ?? 'shaped'), demandedHeaders(status, method));
  return withHeaders(demanded, headers);

  function answerOf(body: NonNullable<typeof behaviour.body>): Answer {
    const isError = status >= 300;
    const fields = {
      status: isError ? 'error' : 'success',
      mediaId,
      statusCode: statusCode ?? String(status),
      reason: reason ?? (isError ? reasonOf(status) : 'success'),
    };
    switch (body) {
      case 'shaped':
        return jsonAnswer(status, fields);
      case 'plain':
        return plainAnswer(status, fields);
      case 'fields':
        return fieldsAnswer(status, fields);
      case 'framework':
        return frameworkAnswer(status);
      case 'page':
        return pageAnswer(status);
      case 'empty':
        return emptyAnswer(status);
    }
  }
}

/** HTTP has 405 name the methods that are allowed (here: the other one), and 407 how to authenticate. */
function demandedHeaders(status: number, method: string): Record<string, string> | undefined {
  if (status === 405) return { Allow: method === 'DELETE' ? 'POST' : 'DELETE' };
  if (status === 407) return { 'Proxy-Authenticate': 'Basic realm="proxy"' };
  return undefined;
}

/** JSON of the API's own shape, as ordered. */
export function shapedAnswer(behaviour: Extract<Behaviour, { name: 'shaped' }>, askedFor: string | undefined): Answer {
  const httpStatus = behaviour.httpStatus ?? 200;
  const isSuccess = behaviour.status === 'success';
  const statusCode = behaviour.statusCode ?? (isSuccess || httpStatus >= 300 ? httpStatus : 400);
  const fields: Record<string, string | undefined> = {
    status: behaviour.status,
    mediaId: behaviour.mediaId ?? askedFor,
    statusCode: String(statusCode),
    reason: behaviour.reason ?? (isSuccess ? 'success' : reasonOf(Number(statusCode))),
  };
  for (const name of behaviour.omit ?? []) fields[name] = undefined;
  const alwaysNumber = typeof behaviour.statusCode === 'number' ? ['statusCode'] : [];
  const asNumbers = behaviour.numbers === true ? ['statusCode', 'mediaId'] : alwaysNumber;
  if (behaviour.wrapped !== true) return jsonText(httpStatus, shapedJson(fields, asNumbers));
  const { status, mediaId, statusCode: code, reason: msg } = fields;
  const inner = shapedJson({ api: 'media', action: 'delete', status, mediaId, msg, code }, numbersWrapped(asNumbers));
  return jsonText(httpStatus, `{"response":${inner}}`);
}

function numbersWrapped(names: readonly string[]): string[] {
  return names.map((name) => (name === 'statusCode' ? 'code' : name));
}

/** HTTP 429 of the API's own shape. */
export function throttledAnswer(
  behaviour: Extract<Behaviour, { name: 'throttled' }>,
  mediaId: string | undefined,
): Answer {
  const fields = { status: 'error', mediaId, statusCode: '429', reason: reasonOf(429) };
  return withHeaders(jsonAnswer(429, fields), retryAfterHeader(behaviour));
}

/** The two forms that HTTP knows, seconds and a date, or anything else. */
export function retryAfterHeader({
  retryAfter,
}: Extract<Behaviour, { name: 'throttled' }>): Record<string, string> | undefined {
  if (retryAfter === undefined) return undefined;
  if ('seconds' in retryAfter) return { 'Retry-After': String(retryAfter.seconds) };
  return { 'Retry-After': 'date' in retryAfter ? retryAfter.date.toUTCString() : retryAfter.raw };
}
