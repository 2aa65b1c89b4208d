import { STATUS_CODES } from 'node:http';

/** A whole HTTP answer; `Content-Length` is added when it is sent. */
export interface FakeResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** The fields of the API's answers, in the order of the documented sample. */
export interface AnswerFields {
  readonly status: string;
  readonly mediaId: string | undefined;
  readonly statusCode: string;
  readonly reason: string;
}

const json = { 'Content-Type': 'application/json; charset=utf-8' };
const plain = { 'Content-Type': 'text/plain; charset=utf-8' };
const html = { 'Content-Type': 'text/html; charset=utf-8' };

/** The documented success; all four fields are strings. */
export function successFields(mediaId: string | undefined): AnswerFields {
  return { status: 'success', mediaId, statusCode: '200', reason: 'success' };
}

/** The documented JSON layout, without `mediaId` when there is none. */
export function jsonAnswer(httpStatus: number, fields: AnswerFields): FakeResponse {
  return { status: httpStatus, headers: json, body: JSON.stringify(fields) };
}

/** The layout of a plain answer is undocumented: this one is the gateway's invention, `-` stands for no media ID. */
export function plainAnswer(httpStatus: number, fields: AnswerFields): FakeResponse {
  const body = [fields.status, fields.mediaId ?? '-', fields.statusCode, fields.reason].join(' | ');
  return { status: httpStatus, headers: plain, body };
}

/** The layout of a plain answer as it was observed, without `mediaId` when there is none. */
export function fieldsAnswer(httpStatus: number, { status, mediaId, statusCode, reason }: AnswerFields): FakeResponse {
  const codeName = status === 'success' ? 'statusCode' : 'errorCode';
  const named = [
    ['status', status],
    ['mediaId', mediaId],
    [codeName, statusCode],
    ['reason', reason],
  ] as const;
  const body = named.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join(' | ');
  return { status: httpStatus, headers: plain, body };
}

/** The error of a web framework that knows nothing of the API, in JSON. */
export function frameworkAnswer(httpStatus: number): FakeResponse {
  const message = httpStatus === 404 ? 'Route not found' : phraseOf(httpStatus);
  return {
    status: httpStatus,
    headers: json,
    body: JSON.stringify({ status: 'error', statusCode: httpStatus, message }),
  };
}

/** A page as web servers and load balancers put in front of an API send it. */
export function pageAnswer(httpStatus: number): FakeResponse {
  const title = `${httpStatus} ${phraseOf(httpStatus)}`;
  const body = [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    '<hr><center>nginx</center>',
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
  return { status: httpStatus, headers: html, body };
}

export function emptyAnswer(httpStatus: number): FakeResponse {
  return { status: httpStatus, headers: {}, body: '' };
}

/** The same answer with further headers, which win over those it has, whatever the case of their names. */
export function withHeaders(answer: FakeResponse, headers: Readonly<Record<string, string>> | undefined): FakeResponse {
  if (headers === undefined) return answer;
  const replaced = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const kept = Object.entries(answer.headers).filter(([name]) => !replaced.has(name.toLowerCase()));
  return { ...answer, headers: { ...Object.fromEntries(kept), ...headers } };
}

/**
 * A JSON object of these fields, in their order; `undefined` ones are left out. Digits named in `asNumbers` are written
 * as JSON numbers as they stand: going through a JavaScript number would change a media ID.
 */
export function shapedJson(fields: Readonly<Record<string, string | undefined>>, asNumbers: readonly string[]): string {
  const members = Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const isJsonNumber = asNumbers.includes(name) && /^-?(?:0|[1-9]\d*)$/.test(value);
    return [`${JSON.stringify(name)}:${isJsonNumber ? value : JSON.stringify(value)}`];
  });
  return `{${members.join(',')}}`;
}

/** A JSON answer whose text is already made. */
export function jsonText(httpStatus: number, body: string): FakeResponse {
  return { status: httpStatus, headers: json, body };
}

/** A reason in words for an HTTP status, as the gateway gives it where the API's own words are unknown. */
export function reasonOf(httpStatus: number): string {
  if (httpStatus === 401) return 'Invalid credentials';
  if (httpStatus === 404) return 'Media not found';
  return phraseOf(httpStatus);
}

function phraseOf(httpStatus: number): string {
  return STATUS_CODES[httpStatus] ?? 'Unknown';
}
