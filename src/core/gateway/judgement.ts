import type { DeletionOutcome } from '../deletion/outcome';
import type { MediaId } from '../mediaIds/mediaId';
import type { Answer } from './answer';
import { readAnswer } from './answer';
import type { Attempt, AttemptCause } from './attempt';
import { notFoundCodes, successStatusCode, throttledCode, unauthorizedCodes } from './contract';
import type { Exchange } from './exchange';
import { readRetryAfter } from './retryAfter';

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
  redirected: ['unknown', 'redirected', 'no', 'goOn'],
  otherMedia: ['unknown', 'otherMedia', 'no', 'goOn'],
  contradiction: ['unknown', 'contradiction', 'no', 'goOn'],
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

/**
 * What one exchange about `mediaId` proves. The table "which answer is what" of README.md, in its order: the first
 * match wins. What can't be understood is `unknown`, never a guess.
 * @param now milliseconds since the epoch, for `Retry-After` dates.
 */
export function judge(exchange: Exchange, mediaId: MediaId, now: number): Attempt {
  if (exchange.kind === 'failed') {
    return attempt(judgeFailure(exchange), { faultCode: exchange.faultCode });
  }
  const answer = exchange.body.kind === 'whole' ? readAnswer(exchange.body.text, mediaId) : undefined;
  // A proxy's page is not the service speaking.
  const { statusCode, reason } = wordsOf(exchange.isFromProxy ? undefined : answer);
  const retryAfterMs = readRetryAfter(exchange.retryAfter, now);
  return attempt(judgeAnswer(exchange, answer), { httpStatus: exchange.httpStatus, statusCode, reason, retryAfterMs });
}

function judgeFailure(failure: Exchange & { kind: 'failed' }): Verdict {
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

function judgeAnswer(exchange: Exchange & { kind: 'answered' }, answer: Answer | undefined): Verdict {
  const { httpStatus, body } = exchange;
  const code = String(httpStatus);
  if (exchange.isFromProxy || httpStatus === 407) return verdicts.proxyRefused;
  if (httpStatus >= 300 && httpStatus < 400) return verdicts.redirected;
  if (unauthorizedCodes.includes(code)) return verdicts.unauthorized;
  if (httpStatus === 405) return verdicts.methodNotAllowed;
  if (code === throttledCode) return verdicts.throttled;
  if (httpStatus >= 500) return verdicts.serverError;
  if (notFoundCodes.includes(code)) {
    // A lost body leaves open whether it was the API or a web server that didn't find something.
    if (body.kind === 'cutOff') return verdicts.answerLost;
    return answer?.kind === 'json' && answer.isApiShaped ? verdicts.notFound : verdicts.wrongEndpoint;
  }
  if (httpStatus >= 400) return verdicts.refused;
  if (body.kind === 'tooLarge') return verdicts.answerTooLarge;
  if (answer === undefined || body.kind === 'cutOff') return verdicts.answerLost;
  // 1xx never ends an exchange; whatever claims to is not understood.
  if (httpStatus < 200 || httpStatus === 204) return verdicts.notUnderstood;
  return judgeBody(answer);
}

function judgeBody(answer: Answer): Verdict {
  switch (answer.kind) {
    case 'notUnderstood':
      return verdicts.notUnderstood;
    case 'json':
      if (answer.status === 'absent') return verdicts.notUnderstood;
      if (answer.status === 'other') return judgeFailureCode(answer.statusCode);
      if (!answer.isForThisMedia) return verdicts.otherMedia;
      return answer.statusCode === undefined || answer.statusCode === successStatusCode
        ? verdicts.deleted
        : verdicts.contradiction;
    case 'plain': {
      const [code, ...others] = answer.statusCodes;
      if (others.length > 0 || answer.says === 'both') return verdicts.contradiction;
      if (answer.says === 'neither') return verdicts.notUnderstood;
      if (answer.says === 'failure') return judgeFailureCode(code);
      if (!answer.isForThisMedia) return verdicts.otherMedia;
      return code === undefined || code === successStatusCode ? verdicts.deleted : verdicts.contradiction;
    }
  }
}

function judgeFailureCode(statusCode: string | undefined): Verdict {
  if (statusCode === undefined) return verdicts.refused;
  if (unauthorizedCodes.includes(statusCode)) return verdicts.unauthorized;
  if (notFoundCodes.includes(statusCode)) return verdicts.notFound;
  return statusCode === throttledCode ? verdicts.throttled : verdicts.refused;
}

function wordsOf(answer: Answer | undefined): Pick<Attempt, 'statusCode' | 'reason'> {
  switch (answer?.kind) {
    case 'json':
      return { statusCode: answer.statusCode, reason: answer.reason };
    case 'plain':
      return { statusCode: answer.statusCodes.length === 1 ? answer.statusCodes[0] : undefined, reason: answer.reason };
    case 'notUnderstood':
    case undefined:
      return { statusCode: undefined, reason: undefined };
  }
}

function attempt([outcome, cause, retry, batch]: Verdict, seen: Partial<Attempt>): Attempt {
  const { httpStatus, statusCode, reason, retryAfterMs, faultCode } = seen;
  return { outcome, cause, retry, batch, httpStatus, statusCode, reason, retryAfterMs, faultCode };
}
