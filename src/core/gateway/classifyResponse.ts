import type { DeletionOutcome } from '../outcome';
import type { MediaId } from '../mediaId/mediaId';
import type { GatewayResponse } from './response';
import { unreadableResponse } from './response';
import type { Attempt, AttemptCause } from './attempt';
import {
  credentialsInvalidReason,
  invalidMethodCode,
  invalidMethodReason,
  notFoundCodes,
  throttledCode,
  unauthorizedCodes,
  wrongCredentialsCode,
} from './contract';
import type { HttpResult } from './httpResult';
import { parseResponse } from './parseResponse';
import { parseRetryAfter } from './retryAfter';

type Verdict = readonly [DeletionOutcome, AttemptCause, Attempt['retry'], Attempt['batch']];

const verdicts = {
  deleted: ['deleted', 'success', 'no', 'goOn'],
  notFound: ['notFound', 'notFound', 'no', 'goOn'],
  refused: ['refused', 'refused', 'no', 'goOn'],
  wrongEndpoint: ['refused', 'wrongEndpoint', 'no', 'pause'],
  methodNotAllowed: ['refused', 'methodNotAllowed', 'no', 'stop'],
  unauthorized: ['unauthorized', 'credentialsRejected', 'no', 'stop'],
  throttled: ['throttled', 'throttled', 'allowed', 'goOn'],
  serverError: ['unknown', 'serverError', 'allowed', 'goOn'],
  protocolSwitched: ['unknown', 'protocolSwitched', 'no', 'goOn'],
  redirected: ['unknown', 'redirected', 'no', 'goOn'],
  proxyAuthenticationAsked: ['unknown', 'proxyAuthenticationAsked', 'no', 'stop'],
  otherMedia: ['unknown', 'otherMedia', 'no', 'goOn'],
  contradiction: ['unknown', 'contradiction', 'no', 'goOn'],
  webPage: ['unknown', 'webPage', 'no', 'pause'],
  notUnderstood: ['unknown', 'notUnderstood', 'once', 'goOn'],
  answerTooLarge: ['unknown', 'answerTooLarge', 'once', 'goOn'],
  answerLost: ['unknown', 'answerLost', 'allowed', 'goOn'],
  proxyRefused: ['unreachable', 'proxyRefused', 'no', 'stop'],
  hostNotFound: ['unreachable', 'hostNotFound', 'no', 'goOn'],
  untrustedCertificate: ['unreachable', 'untrustedCertificate', 'no', 'goOn'],
  tlsFailed: ['unreachable', 'tlsFailed', 'no', 'goOn'],
  notConnected: ['unreachable', 'notConnected', 'allowed', 'goOn'],
  notSentInTime: ['unreachable', 'timedOut', 'allowed', 'goOn'],
  timedOut: ['unknown', 'timedOut', 'allowed', 'goOn'],
  connectionLost: ['unknown', 'connectionLost', 'allowed', 'goOn'],
  cancelled: ['cancelled', 'cancelled', 'no', 'goOn'],
  cancelledTooLate: ['unknown', 'cancelled', 'no', 'goOn'],
} as const satisfies Record<string, Verdict>;

/** An answer as the table looks at it. */
interface Seen {
  readonly http: number;
  readonly isFromProxy: boolean;
  readonly bodyIs: 'whole' | 'tooLarge' | 'cutOff';
  readonly answer: GatewayResponse;
}

/**
 * Which answer is what. The first row that matches decides. What can't be understood is `unknown`, never a guess.
 */
const table: readonly (readonly [matches: (seen: Seen) => boolean, verdict: Verdict])[] = [
  // A proxy's own answer to the CONNECT, whatever it is: it is certain that the service saw nothing.
  [({ isFromProxy }) => isFromProxy, verdicts.proxyRefused],
  [({ http }) => http === 101, verdicts.protocolSwitched],
  [({ http }) => http >= 300 && http < 400, verdicts.redirected],
  // From the server itself: it proves nothing about what the server did.
  [({ http }) => http === 407, verdicts.proxyAuthenticationAsked],
  [({ http }) => unauthorizedCodes.includes(String(http)), verdicts.unauthorized],
  [({ http }) => http === 405, verdicts.methodNotAllowed],
  [({ http }) => String(http) === throttledCode, verdicts.throttled],
  // Whatever the body says.
  [({ http }) => http === 408 || http >= 500, verdicts.serverError],

  // With any HTTP status from here on: the service's own words for what concerns the whole batch.
  [({ answer }) => isApiFailure(answer) && saysCredentialsInvalid(answer), verdicts.unauthorized],
  [({ answer }) => isApiFailure(answer) && saysMethodInvalid(answer), verdicts.methodNotAllowed],
  [({ answer }) => answer.namesOtherMedia, verdicts.otherMedia],

  // A lost body leaves open whether it was the API or a web server that didn't find something.
  [({ http, bodyIs }) => isNotFound(http) && bodyIs === 'cutOff', verdicts.answerLost],
  [({ http, answer }) => isNotFound(http) && answer.isApiShaped, verdicts.notFound],
  [({ http }) => isNotFound(http), verdicts.wrongEndpoint],
  [({ http }) => http >= 400, verdicts.refused],

  // 2xx from here on: nothing else ends a request.
  [({ http }) => http < 200, verdicts.notUnderstood],
  [({ answer }) => answer.status === 'success' && answer.codeAllowsSuccess, verdicts.deleted],
  [({ answer }) => answer.status === 'success' || answer.status === 'contradictory', verdicts.contradiction],
  [({ answer }) => isApiFailure(answer) && hasCode(answer, unauthorizedCodes), verdicts.unauthorized],
  [({ answer }) => isApiFailure(answer) && hasCode(answer, notFoundCodes), verdicts.notFound],
  [({ answer }) => isApiFailure(answer) && hasCode(answer, [throttledCode]), verdicts.throttled],
  [({ answer }) => answer.status === 'failure', verdicts.refused],
  [({ answer }) => answer.isWebPage, verdicts.webPage],
  [({ bodyIs }) => bodyIs === 'tooLarge', verdicts.answerTooLarge],
  [({ bodyIs }) => bodyIs === 'cutOff', verdicts.answerLost],
  // Any other status, none, empty, 204, JSON cut short.
  [() => true, verdicts.notUnderstood],
];

function isApiFailure({ isApiShaped, status }: GatewayResponse): boolean {
  return isApiShaped && status === 'failure';
}

function saysCredentialsInvalid({ statusCode, reason = '' }: GatewayResponse): boolean {
  return statusCode === wrongCredentialsCode || credentialsInvalidReason.test(reason);
}

function saysMethodInvalid({ statusCode, reason = '' }: GatewayResponse): boolean {
  return statusCode === invalidMethodCode || invalidMethodReason.test(reason);
}

function isNotFound(http: number): boolean {
  return notFoundCodes.includes(String(http));
}

function hasCode({ statusCode }: GatewayResponse, codes: readonly string[]): boolean {
  return statusCode !== undefined && codes.includes(statusCode);
}

/**
 * What the result of a request about `mediaId` proves. Not redacted: the service may quote what it was sent.
 * @param mediaId `undefined` where no media was asked about.
 * @param now milliseconds since the epoch, for `Retry-After` dates.
 */
export function classifyResponse(httpResult: HttpResult, mediaId: MediaId | undefined, now: number): Attempt {
  if (httpResult.kind === 'failed') {
    return attempt(judgeFailure(httpResult), { faultCode: httpResult.faultCode });
  }
  const { httpStatus, isFromProxy, body } = httpResult;
  // A proxy's page is not the service speaking.
  const answer = isFromProxy || body.kind !== 'whole' ? unreadableResponse : parseResponse(body.text, mediaId);
  const seen: Seen = { http: httpStatus, isFromProxy, bodyIs: body.kind, answer };
  const verdict = table.find(([matches]) => matches(seen))?.[1] ?? verdicts.notUnderstood;
  const { statusCode, reason } = answer;
  return attempt(verdict, {
    httpStatus,
    statusCode,
    reason,
    retryAfterMs: parseRetryAfter(httpResult.retryAfter, now),
  });
}

function judgeFailure(failure: HttpResult & { kind: 'failed' }): Verdict {
  const sent = failure.mayHaveBeenSent;
  switch (failure.fault) {
    case 'aborted':
      return sent ? verdicts.cancelledTooLate : verdicts.cancelled;
    case 'timedOut':
      return sent ? verdicts.timedOut : verdicts.notSentInTime;
    case 'hostNotFound':
      return sent ? verdicts.connectionLost : verdicts.hostNotFound;
    case 'untrustedCertificate':
      return sent ? verdicts.connectionLost : verdicts.untrustedCertificate;
    case 'tlsFailed':
      return sent ? verdicts.connectionLost : verdicts.tlsFailed;
    case 'notConnected':
    case 'connectionLost':
      return sent ? verdicts.connectionLost : verdicts.notConnected;
  }
}

function attempt([outcome, cause, retry, batch]: Verdict, seen: Partial<Attempt>): Attempt {
  const { httpStatus, statusCode, reason, retryAfterMs, faultCode } = seen;
  return { outcome, cause, retry, batch, httpStatus, statusCode, reason, retryAfterMs, faultCode };
}
