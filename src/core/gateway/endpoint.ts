import { officialEndpoint } from './contract';

export type EndpointProblem = 'notAUrl' | 'notHttps' | 'hasCredentials' | 'hasQuery';

export type ParsedEndpoint =
  { readonly ok: true; readonly endpoint: Endpoint } | { readonly ok: false; readonly problem: EndpointProblem };

/** Where deletions are sent. `origin` (scheme, host, port) is what credentials are bound to. */
export interface Endpoint {
  readonly href: string;
  readonly origin: string;
  readonly isOfficial: boolean;
}

const loopbackHost = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/**
 * Reads the setting `whatsappMedia.endpoint`: https, or http to this machine's loopback addresses; no user name in it
 * (it would be a secret in a setting), no query (parameters are the request's business) and no fragment. Hosts are compared as parsed URLs, never as text: a prefix test
 * would take `unify.smsgateway.center.example.com` for the service.
 */
export function parseEndpoint(text: string): ParsedEndpoint {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return { ok: false, problem: 'notAUrl' };
  }
  if (url.username !== '' || url.password !== '') return { ok: false, problem: 'hasCredentials' };
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopbackHost.test(url.hostname))) {
    return { ok: false, problem: 'notHttps' };
  }
  if (url.search !== '' || url.hash !== '') return { ok: false, problem: 'hasQuery' };
  return {
    ok: true,
    endpoint: { href: url.href, origin: url.origin, isOfficial: url.href === new URL(officialEndpoint).href },
  };
}
