/**
 * The two ways in which the gateway can speak the API: as its page documents it, with inventions of this project where the
 * page is silent, or as other clients of the same software see it answer.
 */
import type { FakeResponse, AnswerFields } from './fakeResponse';
import { fieldsAnswer, jsonAnswer, plainAnswer, reasonOf, successFields, withHeaders } from './fakeResponse';
import type { FakeFile, ListedMedia } from './fakeMedia';

export const dialects = ['observed', 'documented'] as const;
export type DialectName = (typeof dialects)[number];

/** Why a request is refused. */
export type Refusal =
  | { readonly kind: 'credentials' | 'method' | 'mediaIdMissing' }
  | { readonly kind: 'mediaIdNotInteger'; readonly mediaId: string }
  | { readonly kind: 'notFound'; readonly mediaId: string; readonly reason: string };

/** What the gateway says in one dialect; `output` is the request's parameter. */
export interface Dialect {
  success(mediaId: string, output: string | undefined): FakeResponse;
  refusal(refusal: Refusal, output: string | undefined): FakeResponse;
  /** What of an account can be read; without it, a GET is an invalid method. */
  readonly reading?: {
    list(media: readonly ListedMedia[]): FakeResponse;
    /** Its layout was never seen: this is an invention of this project. */
    one(media: ListedMedia): FakeResponse;
    download(file: FakeFile): FakeResponse;
  };
}

/** Documented is the JSON of a success. Every refusal, and the layout of a plain answer, is this project's invention. */
const documented: Dialect = {
  success: (mediaId, output) => documentedLayout(output)(200, successFields(mediaId)),
  refusal: (refusal, output) => {
    const [httpStatus, reason] = documentedRefusal(refusal);
    const fields = { status: 'error', mediaId: mediaIdIn(refusal), statusCode: String(httpStatus), reason };
    const answer = documentedLayout(output)(httpStatus, fields);
    return refusal.kind === 'method' ? withHeaders(answer, { Allow: 'DELETE, POST' }) : answer;
  },
};

function documentedLayout(output: string | undefined): (httpStatus: number, fields: AnswerFields) => FakeResponse {
  // Documented: without `output`, the service answers in plain text.
  return output === 'json' ? jsonAnswer : plainAnswer;
}

function documentedRefusal(refusal: Refusal): [httpStatus: number, reason: string] {
  switch (refusal.kind) {
    case 'credentials':
      return [401, reasonOf(401)];
    case 'method':
      return [405, reasonOf(405)];
    case 'mediaIdMissing':
      return [400, 'mediaId is missing'];
    case 'mediaIdNotInteger':
      return [400, 'mediaId must be an integer'];
    case 'notFound':
      return [404, refusal.reason];
  }
}

/**
 * Observed are the codes of three digits under HTTP 200, `text/html` whatever is in it, `key=value | key=value`, and the
 * list. How a media that isn't there is answered was not seen: as in the documented dialect.
 */
const observed: Dialect = {
  success: (mediaId, output) => observedLayout(output)(200, successFields(mediaId)),
  refusal: (refusal, output) => {
    const [httpStatus, statusCode, reason] = observedRefusal(refusal);
    const fields = { status: 'error', mediaId: mediaIdIn(refusal), statusCode, reason };
    return observedLayout(output)(httpStatus, fields);
  },
  reading: {
    list: (media) => {
      const answer = { status: 'success', mediaList: JSON.stringify(media), statusCode: '200', reason: 'success' };
      return { status: 200, headers: asHtml, body: JSON.stringify(answer) };
    },
    one: (media) => {
      const answer = { ...media, status: 'success', statusCode: '200', reason: 'success' };
      return { status: 200, headers: asHtml, body: JSON.stringify(answer) };
    },
    download: ({ name, contentType, bytes }) => {
      const encoded = encodeURIComponent(name);
      const disposition = `attachment; filename="${name.replace(/[^ -~]/g, '_')}"; filename*=UTF-8''${encoded}`;
      return {
        status: 200,
        headers: { 'Content-Type': contentType, 'Content-Disposition': disposition },
        body: bytes,
      };
    },
  },
};

const asHtml = { 'Content-Type': 'text/html; charset=UTF-8' };

function observedLayout(output: string | undefined): (httpStatus: number, fields: AnswerFields) => FakeResponse {
  const layout = output === 'json' ? jsonAnswer : fieldsAnswer;
  return (httpStatus, fields) => withHeaders(layout(httpStatus, fields), asHtml);
}

function observedRefusal(refusal: Refusal): [httpStatus: number, statusCode: string, reason: string] {
  switch (refusal.kind) {
    case 'credentials':
      return [200, '216', 'Invalid credentials'];
    case 'method':
      return [200, '152', 'Invalid method'];
    case 'mediaIdMissing':
      return [200, '147', 'Invalid value for parameter mediaId'];
    case 'mediaIdNotInteger':
      return [200, '171', 'Type mismatch for parameter mediaId'];
    case 'notFound':
      return [404, '404', refusal.reason];
  }
}

function mediaIdIn(refusal: Refusal): string | undefined {
  return 'mediaId' in refusal ? refusal.mediaId : undefined;
}

export const dialectOf: Readonly<Record<DialectName, Dialect>> = { documented, observed };
