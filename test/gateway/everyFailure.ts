import type { Fault, FaultName } from './fault';

/** Examples of each way in which the gateway can misbehave. The type demands one for every name. */
const examples: { readonly [Name in FaultName]: readonly Extract<Fault, { name: Name }>[] } = {
  latency: [{ name: 'latency', ms: 1 }],
  status: [400, 401, 403, 404, 405, 407, 408, 410, 418, 500, 502, 503].flatMap((status) => [
    { name: 'status', status, body: 'shaped' } as const,
    { name: 'status', status, body: 'page' } as const,
    { name: 'status', status, body: 'plain' } as const,
    { name: 'status', status, body: 'fields' } as const,
    { name: 'status', status, body: 'framework' } as const,
  ]),
  shaped: [
    { name: 'shaped', status: 'error', statusCode: '401', reason: 'Invalid credentials' },
    { name: 'shaped', status: 'error', statusCode: '429' },
    { name: 'shaped', status: 'error', statusCode: '216', reason: 'Invalid credentials' },
    { name: 'shaped', status: 'error', statusCode: '152', reason: 'Invalid method' },
    { name: 'shaped', status: 'error', statusCode: '147', reason: 'Invalid value', wrapped: true },
    { name: 'shaped', status: 'success', statusCode: '202' },
    { name: 'shaped', status: 'pending' },
  ],
  raw: [{ name: 'raw', status: 200, body: '{"ok":true}' }],
  throttled: [{ name: 'throttled' }, { name: 'throttled', retryAfter: { seconds: 3600 } }],
  html200: [{ name: 'html200' }],
  noContent: [{ name: 'noContent' }],
  emptyBody: [{ name: 'emptyBody' }],
  otherMediaId: [{ name: 'otherMediaId', mediaId: '1234567890123' }],
  truncatedJson: [{ name: 'truncatedJson' }],
  shortBody: [{ name: 'shortBody' }],
  hugeBody: [{ name: 'hugeBody' }],
  resetBeforeHeaders: [{ name: 'resetBeforeHeaders' }],
  resetAfterHeaders: [{ name: 'resetAfterHeaders' }],
  resetOnConnect: [{ name: 'resetOnConnect' }],
  silence: [{ name: 'silence' }],
  drip: [{ name: 'drip' }],
  closeBeforeAnswer: [{ name: 'closeBeforeAnswer' }],
  switchProtocols: [{ name: 'switchProtocols' }],
  redirect: ([301, 302, 303, 307, 308] as const).map((status) => ({
    name: 'redirect',
    status,
    location: '/elsewhere',
  })),
};

/** Every failure the gateway can make, at least one for each of its faults. */
export const everyFailure: readonly Fault[] = Object.values(examples).flat();

/** Whether one such answer ends a whole batch: wrong credentials, the wrong method, a server that takes itself for a proxy. */
export function stopsBatch(failure: Fault): boolean {
  if (failure.name === 'status') return [401, 403, 405, 407].includes(failure.status);
  return failure.name === 'shaped' && ['401', '216', '152'].includes(String(failure.statusCode));
}
