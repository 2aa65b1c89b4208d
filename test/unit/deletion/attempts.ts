import type { Attempt } from '../../../src/core/gateway/attempt';

/** What attempts can come to, for tests without a socket. */
export const success: Attempt = {
  outcome: 'deleted',
  cause: 'success',
  retry: 'no',
  batch: 'goOn',
  httpStatus: 200,
  statusCode: '200',
  reason: undefined,
  retryAfterMs: undefined,
  faultCode: undefined,
};

export const refused: Attempt = {
  ...success,
  outcome: 'refused',
  cause: 'refused',
  httpStatus: 400,
  statusCode: '400',
  reason: 'in use',
};

export const rejected: Attempt = { ...success, outcome: 'unauthorized', cause: 'credentialsRejected', batch: 'stop' };

export const wrongEndpoint: Attempt = { ...refused, cause: 'wrongEndpoint', batch: 'pause', httpStatus: 404 };

export const unreachable: Attempt = {
  ...success,
  outcome: 'unreachable',
  cause: 'notConnected',
  retry: 'allowed',
  httpStatus: undefined,
};

export const lost: Attempt = { ...unreachable, outcome: 'unknown', cause: 'connectionLost' };

export function throttled(retryAfterMs?: number): Attempt {
  return { ...success, outcome: 'throttled', cause: 'throttled', retry: 'allowed', httpStatus: 429, retryAfterMs };
}
