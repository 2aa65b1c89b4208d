import { parse } from 'lossless-json';
import type { MediaId } from '../mediaIds/mediaId';
import type { Attempt } from './attempt';
import { apiKeyHeader, maxAnswerBytes, parameterNames, successStatus } from './contract';
import type { Exchange } from './exchange';
import { judge } from './judgement';
import { redactor } from './redaction';
import type { GatewayRequest, GatewayTarget } from './request';
import { exchange } from './transport';

/** What a test of credentials found; what the command `whatsappMedia.testCredentials` returns. */
export interface CredentialTest {
  readonly result: 'accepted' | 'rejected' | 'notTestable' | 'unreachable';
  /** How many media the account lists; only where it is known. */
  readonly mediaCount?: number;
  /** The service's own words, or why there is no result. */
  readonly reason?: string;
}

/** A test, and by what it was decided. Holds no credential. */
export type CredentialVerdict = CredentialTest & Pick<Attempt, 'cause' | 'httpStatus' | 'statusCode' | 'faultCode'>;

/** Reads what an account holds. Makes GET requests only: nothing here can delete. */
export interface AccountReader {
  /** Tests the credentials with one request for the list of media. Never rejects. */
  testCredentials(signal: AbortSignal): Promise<CredentialVerdict>;
}

/** Observed: the service's own code for wrong credentials, under HTTP 200. */
const invalidCredentialsCode = '216';

/** Decided: the longest list that is read. Bytes. */
const maxListBytes = 32 * 1024 * 1024;

/** A list is about no media of its own. */
const noMedia = '' as MediaId;

/** @param timeoutMs for each request as a whole, in milliseconds. */
export function createAccountReader(
  target: Pick<GatewayTarget, 'endpoint' | 'credentials' | 'userAgent'>,
  timeoutMs: number,
): AccountReader {
  const redact = redactor(target.credentials);
  return {
    testCredentials: async (signal) => {
      const { reason, statusCode, ...verdict } = judgeTest(await exchange(listRequest(target), timeoutMs, signal));
      // A service may quote what it was sent.
      const words = reason === undefined ? {} : { reason: redact(reason) };
      return { ...verdict, ...words, statusCode: redact(statusCode) };
    },
  };
}

/** Observed: `GET …/media?userid=…&output=json` lists the media of an account. */
function listRequest({
  endpoint,
  credentials,
  userAgent,
}: Pick<GatewayTarget, 'endpoint' | 'credentials' | 'userAgent'>): GatewayRequest {
  const parameters = [
    ...(credentials.userId === undefined ? [] : [[parameterNames.userId, credentials.userId] as const]),
    ...(credentials.kind === 'apiKey' ? [] : [[parameterNames.password, credentials.password] as const]),
    [parameterNames.output, 'json'] as const,
  ];
  return {
    method: 'GET',
    url: `${endpoint.href}?${parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`,
    headers: {
      Accept: 'application/json',
      'User-Agent': userAgent,
      ...(credentials.kind === 'apiKey' ? { [apiKeyHeader]: credentials.apiKey } : {}),
    },
    body: undefined,
    maxAnswerBytes: maxListBytes,
  };
}

/** Decided: a list is proof that the credentials are accepted; a clear no that they aren't; all else proves nothing. */
function judgeTest(answer: Exchange): CredentialVerdict {
  const list = readList(answer);
  const { outcome, cause, reason, httpStatus, statusCode, faultCode } = judge(
    withoutLongBody(answer),
    noMedia,
    Date.now(),
  );
  const decidedBy = { cause, httpStatus, statusCode, faultCode };
  if (list !== undefined) return { result: 'accepted', ...decidedBy, cause: 'success', ...list };
  const words = reason === undefined ? {} : { reason };
  const isRejected = outcome === 'unauthorized' || (outcome === 'refused' && statusCode === invalidCredentialsCode);
  if (isRejected) return { result: 'rejected', ...decidedBy, cause: 'credentialsRejected', ...words };
  const hasNoAnswer = outcome === 'unreachable' || answer.kind === 'failed' || cause === 'answerLost';
  return { result: hasNoAnswer ? 'unreachable' : 'notTestable', ...decidedBy, ...words };
}

/** Nothing but a list may be longer than the answer to a deletion. */
function withoutLongBody(answer: Exchange): Exchange {
  const isLong = answer.kind === 'answered' && answer.body.kind === 'whole' && answer.body.text.length > maxAnswerBytes;
  return isLong ? { ...answer, body: { kind: 'tooLarge' } } : answer;
}

/** The list in an answer, `undefined` where there is none. Without a number where the list can't be read. */
function readList(exchanged: Exchange): { mediaCount?: number } | undefined {
  if (exchanged.kind === 'failed' || exchanged.isFromProxy) return undefined;
  const { httpStatus, body } = exchanged;
  if (httpStatus !== 200 || body.kind !== 'whole') return undefined;
  const answer = parsed(body.text);
  if (typeof answer !== 'object' || answer === null || !('status' in answer) || !('mediaList' in answer)) {
    return undefined;
  }
  if (String(answer.status).toLowerCase() !== successStatus) return undefined;
  // Observed: the list is JSON inside a string.
  const list = typeof answer.mediaList === 'string' ? parsed(answer.mediaList) : answer.mediaList;
  return Array.isArray(list) ? { mediaCount: list.length } : {};
}

function parsed(text: string): unknown {
  try {
    return parse(text.replace(/^\uFEFF/, ''), null, (number) => number);
  } catch {
    return undefined;
  }
}
