import type { IncomingMessage } from 'node:http';
import type { FaultName } from './fault';

/** One request as the gateway saw it, and what became of it. It holds whatever credentials were sent. */
export interface RecordedRequest {
  /** 1-based order of arrival; a request has arrived when its body has, or when the client left in the middle of it. */
  readonly number: number;
  /** Milliseconds since the epoch, when the headers were in. */
  readonly receivedAt: number;
  readonly method: string;
  /** The raw request target, as received. */
  readonly url: string;
  /** The target without its query. */
  readonly path: string;
  /** Decoded parameters of the query string; the last one of a name counts. */
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case, as Node hands them over. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly rawHeaders: readonly string[];
  /** Raw, read as UTF-8. */
  body: string;
  /** Decoded `application/x-www-form-urlencoded` body, `{}` for any other. */
  readonly form: Readonly<Record<string, string>>;
  mediaId: string | undefined;
  /** The parameter `userid`. */
  userId: string | undefined;
  authenticatedBy: 'apiKey' | 'password' | 'nobody';
  fault: FaultName | 'contract';
  /** True when this request deleted the media in the gateway. */
  deleted: boolean;
  /** The HTTP status whose header was sent; `undefined` when none went out. */
  answeredStatus: number | undefined;
  /** The client went away before the answer was complete. */
  closedByClient: boolean;
}

/** What a request asks with, before anything is judged. */
export type ReceivedRequest = Pick<
  RecordedRequest,
  'receivedAt' | 'method' | 'url' | 'path' | 'query' | 'headers' | 'rawHeaders' | 'body' | 'form'
>;

/**
 * Reads a request to its end.
 * @returns what was received, and whether that is all of it: `complete` is false when the client left in between.
 */
export async function readRequest(message: IncomingMessage): Promise<{ received: ReceivedRequest; complete: boolean }> {
  const receivedAt = Date.now();
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    // The connection broke: what came so far is what was received.
  }
  const body = Buffer.concat(chunks).toString('utf8');
  const url = message.url ?? '';
  const [path = ''] = url.split('?', 1);
  const received = {
    receivedAt,
    method: message.method ?? '',
    url,
    path,
    query: decoded(url.slice(path.length + 1)),
    headers: { ...message.headers },
    rawHeaders: [...message.rawHeaders],
    body,
    form: isForm(message.headers['content-type']) ? decoded(body) : {},
  };
  return { received, complete: message.complete };
}

/** The parameters that count: with POST the form's, then the query's; with any other method the query's alone. */
export function parametersOf(request: ReceivedRequest): Readonly<Record<string, string>> {
  return request.method === 'POST' ? { ...request.query, ...request.form } : request.query;
}

/** Decodes as a form decoder does: both `%20` and `+` are a space. */
function decoded(parameters: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(parameters));
}

function isForm(contentType: string | undefined): boolean {
  return /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(contentType ?? '');
}
