import type { Behaviour, BehaviourName } from './behaviour';

/** Examples of each way in which the box can misbehave. The type demands one for every name. */
const examples: { readonly [Name in BehaviourName]: readonly Extract<Behaviour, { name: Name }>[] } = {
  latency: [{ name: 'latency', ms: 1 }],
  status: [400, 401, 403, 404, 405, 407, 410, 418, 500, 502, 503].flatMap((status) => [
    { name: 'status', status, body: 'shaped' } as const,
    { name: 'status', status, body: 'page' } as const,
    { name: 'status', status, body: 'plain' } as const,
  ]),
  shaped: [
    { name: 'shaped', status: 'error', statusCode: '401', reason: 'Invalid credentials' },
    { name: 'shaped', status: 'error', statusCode: '429' },
    { name: 'shaped', status: 'success', statusCode: '202' },
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
  redirect: ([301, 302, 303, 307, 308] as const).map((status) => ({
    name: 'redirect',
    status,
    location: '/elsewhere',
  })),
};

/** Every failure the box can make, at least one for each of its behaviours. */
export const everyFailure: readonly Behaviour[] = Object.values(examples).flat();
