import type { MediaId } from '../mediaId/mediaId';
import type { HttpMethod, ResponseFormat } from './contract';
import {
  apiKeyHeader,
  downloadParameter,
  maxFileBytes,
  maxListBytes,
  maxResponseBytes,
  parameterNames,
} from './contract';
import type { Credentials } from './credentials';
import type { Endpoint } from './endpoint';

/** Where and how deletions are asked for; stays the same through a batch. */
export interface GatewayTarget {
  readonly endpoint: Endpoint;
  readonly method: HttpMethod;
  readonly format: ResponseFormat;
  readonly credentials: Credentials;
  /** Sent as `User-Agent`: name and version of this extension. */
  readonly userAgent: string;
}

/** What of it matters where something is read. */
export type ReadingTarget = Pick<GatewayTarget, 'endpoint' | 'credentials' | 'userAgent'>;

/** One request, ready to be sent. Holds the credentials: it never leaves this folder. */
export interface GatewayRequest {
  readonly method: HttpMethod | 'GET';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** An answer with a longer body is not read to its end. */
  readonly maxResponseBytes: number;
}

type Parameter = readonly [name: string, value: string];

/**
 * The request that asks for one deletion. With DELETE the parameters are in the query string, as in the documented
 * sample; with POST they are a form body and the URL stays free of them. An API key is only ever a header.
 */
export function buildRequest(mediaId: MediaId, target: GatewayTarget): GatewayRequest {
  const { method, format, endpoint } = target;
  const parameters = encode([
    [parameterNames.mediaId, mediaId],
    [parameterNames.output, format],
    ...credentialParameters(target.credentials),
  ]);
  const accept = format === 'json' ? 'application/json' : 'text/plain, application/json;q=0.9';
  const headers = headersFor(target, accept);
  if (method === 'POST') {
    const form = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' };
    return { method, url: endpoint.href, headers: form, body: parameters, maxResponseBytes };
  }
  return { method, url: `${endpoint.href}?${parameters}`, headers, body: undefined, maxResponseBytes };
}

/** The request that asks for the list of the account's media. */
export function buildListRequest(target: ReadingTarget): GatewayRequest {
  return buildReading(target, [[parameterNames.output, 'json']], maxListBytes);
}

/** The request that asks about one media object. Its answer's layout was never seen. */
export function buildOneRequest(mediaId: MediaId, target: ReadingTarget): GatewayRequest {
  return buildReading(
    target,
    [
      [parameterNames.mediaId, mediaId],
      [parameterNames.output, 'json'],
    ],
    maxResponseBytes,
  );
}

/** The request that asks for the file of a media object, as it is: compressed it would have another length. */
export function buildDownloadRequest(mediaId: MediaId, target: ReadingTarget): GatewayRequest {
  const { name, value } = downloadParameter;
  const request = buildReading(
    target,
    [
      [parameterNames.mediaId, mediaId],
      [name, value],
    ],
    maxFileBytes,
  );
  return { ...request, headers: { ...request.headers, Accept: '*/*', 'Accept-Encoding': 'identity' } };
}

/** A request that reads something of the account and changes nothing. */
function buildReading(target: ReadingTarget, parameters: readonly Parameter[], maxBytes: number): GatewayRequest {
  const query = encode([...credentialParameters(target.credentials), ...parameters]);
  return {
    method: 'GET',
    url: `${target.endpoint.href}?${query}`,
    headers: headersFor(target, 'application/json'),
    body: undefined,
    maxResponseBytes: maxBytes,
  };
}

function headersFor({ credentials, userAgent }: ReadingTarget, accept: string): Record<string, string> {
  return {
    Accept: accept,
    'User-Agent': userAgent,
    ...(credentials.kind === 'apiKey' ? { [apiKeyHeader]: credentials.apiKey } : {}),
  };
}

function credentialParameters(credentials: Credentials): Parameter[] {
  return [
    ...(credentials.userId === undefined ? [] : [[parameterNames.userId, credentials.userId] as const]),
    ...(credentials.kind === 'password' ? [[parameterNames.password, credentials.password] as const] : []),
  ];
}

/**
 * encodeURIComponent writes a space as %20, which servers read as a space in a query and in a form alike; the "+" of
 * URLSearchParams is a plus sign to some.
 */
function encode(parameters: readonly Parameter[]): string {
  return parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}
