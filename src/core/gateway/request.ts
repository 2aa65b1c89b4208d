import type { MediaId } from '../mediaIds/mediaId';
import type { HttpMethod, ResponseFormat } from './contract';
import { apiKeyHeader, parameterNames } from './contract';
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

/** One request, ready to be sent. Holds the credentials: it never leaves this folder. */
export interface GatewayRequest {
  readonly method: HttpMethod | 'GET';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** A longer answer is cut off. Bytes; without it as long as an answer to a deletion may be. */
  readonly maxAnswerBytes?: number;
}

/**
 * The request that asks for one deletion. With DELETE the parameters are in the query string, as in the documented
 * sample; with POST they are a form body and the URL stays free of them. An API key is only ever a header.
 */
export function buildRequest(mediaId: MediaId, target: GatewayTarget): GatewayRequest {
  const parameters: [string, string][] = [
    [parameterNames.mediaId, mediaId],
    [parameterNames.output, target.format],
  ];
  const headers: Record<string, string> = {
    Accept: target.format === 'json' ? 'application/json' : 'text/plain, application/json;q=0.9',
    'User-Agent': target.userAgent,
  };
  if (target.credentials.kind === 'apiKey') {
    headers[apiKeyHeader] = target.credentials.apiKey;
    if (target.credentials.userId !== undefined) parameters.push([parameterNames.userId, target.credentials.userId]);
  } else {
    parameters.push([parameterNames.userId, target.credentials.userId]);
    parameters.push([parameterNames.password, target.credentials.password]);
  }
  // encodeURIComponent writes a space as %20, which servers read as a space in a query and in a form alike; the "+" of
  // URLSearchParams is a plus sign to some.
  const encoded = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  if (target.method === 'POST') {
    headers['Content-Type'] = 'application/x-www-form-urlencoded';
    return { method: 'POST', url: target.endpoint.href, headers, body: encoded };
  }
  return { method: 'DELETE', url: `${target.endpoint.href}?${encoded}`, headers, body: undefined };
}
