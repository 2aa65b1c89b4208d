import type { FakeResponse } from './fakeResponse';
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
} from './fakeResponse';
import type { Fault } from './fault';

/** An answer with any HTTP status, in any of the layouts. */
export function statusAnswer(
  fault: Extract<Fault, { name: 'status' }>,
  mediaId: string | undefined,
  method: string,
): FakeResponse {
  const { status, statusCode, reason, headers } = fault;
  const demanded = withHeaders(answerOf(fault.body ?? 'shaped'), demandedHeaders(status, method));
  return withHeaders(demanded, headers);

  function answerOf(body: NonNullable<typeof fault.body>): FakeResponse {
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
export function shapedAnswer(fault: Extract<Fault, { name: 'shaped' }>, askedFor: string | undefined): FakeResponse {
  const httpStatus = fault.httpStatus ?? 200;
  const isSuccess = fault.status === 'success';
  const statusCode = fault.statusCode ?? (isSuccess || httpStatus >= 300 ? httpStatus : 400);
  const fields: Record<string, string | undefined> = {
    status: fault.status,
    mediaId: fault.mediaId ?? askedFor,
    statusCode: String(statusCode),
    reason: fault.reason ?? (isSuccess ? 'success' : reasonOf(Number(statusCode))),
  };
  for (const name of fault.omit ?? []) fields[name] = undefined;
  const alwaysNumber = typeof fault.statusCode === 'number' ? ['statusCode'] : [];
  const asNumbers = fault.numbers === true ? ['statusCode', 'mediaId'] : alwaysNumber;
  if (fault.wrapped !== true) return jsonText(httpStatus, shapedJson(fields, asNumbers));
  const { status, mediaId, statusCode: code, reason: msg } = fields;
  const inner = shapedJson({ api: 'media', action: 'delete', status, mediaId, msg, code }, numbersWrapped(asNumbers));
  return jsonText(httpStatus, `{"response":${inner}}`);
}

function numbersWrapped(names: readonly string[]): string[] {
  return names.map((name) => (name === 'statusCode' ? 'code' : name));
}

/** HTTP 429 of the API's own shape. */
export function throttledAnswer(
  fault: Extract<Fault, { name: 'throttled' }>,
  mediaId: string | undefined,
): FakeResponse {
  const fields = { status: 'error', mediaId, statusCode: '429', reason: reasonOf(429) };
  return withHeaders(jsonAnswer(429, fields), retryAfterHeader(fault));
}

/** The two forms that HTTP knows, seconds and a date, or anything else. */
export function retryAfterHeader({
  retryAfter,
}: Extract<Fault, { name: 'throttled' }>): Record<string, string> | undefined {
  if (retryAfter === undefined) return undefined;
  if ('seconds' in retryAfter) return { 'Retry-After': String(retryAfter.seconds) };
  return { 'Retry-After': 'date' in retryAfter ? retryAfter.date.toUTCString() : retryAfter.raw };
}
