import type { Attempt } from './attempt';
import { listedItems } from './accountMedia';
import { maxResponseBytes } from './contract';
import type { HttpResult } from './httpResult';
import { wholeBody } from './httpResult';
import { classifyResponse } from './classifyResponse';

/** What one request for the account's list says about its credentials. Public: see README.md. */
export interface CredentialTest {
  readonly result: 'accepted' | 'rejected' | 'notTestable' | 'unreachable';
  /** How many media the account lists. */
  readonly mediaCount?: number;
  /** The service's own words, or why there is no result: one short line. */
  readonly reason?: string;
}

/** A test, and by what it was decided. Holds no credential. */
export type CredentialVerdict = CredentialTest & Pick<Attempt, 'cause' | 'httpStatus' | 'statusCode' | 'faultCode'>;

/**
 * What the answer to a request for the list proves about the credentials. A gateway that answers otherwise than with a
 * list may have none: that says nothing against them. Not redacted: the service may quote what it was sent.
 */
export function classifyListResponse(httpResult: HttpResult): CredentialVerdict {
  const mediaCount = countListed(httpResult);
  // What is no list is judged as the answer to a deletion is, and may be as long.
  const { outcome, cause, reason, ...answer } = classifyResponse(withoutLongBody(httpResult), undefined, 0);
  const { httpStatus, statusCode, faultCode } = answer;
  // A success that lists nothing is none of a list.
  const decidedBy = {
    cause: cause === 'success' ? ('notUnderstood' as const) : cause,
    httpStatus,
    statusCode,
    faultCode,
  };
  if (mediaCount !== undefined) return { result: 'accepted', mediaCount, ...decidedBy, cause: 'success' };
  const words = reason === undefined ? {} : { reason };
  if (outcome === 'unauthorized') return { result: 'rejected', ...decidedBy, ...words };
  const hasNoAnswer = httpResult.kind === 'failed' || httpResult.isFromProxy || cause === 'answerLost';
  return { result: hasNoAnswer ? 'unreachable' : 'notTestable', ...decidedBy, ...words };
}

function withoutLongBody(httpResult: HttpResult): HttpResult {
  const isAnswer = httpResult.kind === 'answered' && httpResult.body.kind === 'whole';
  return isAnswer && httpResult.body.text.length > maxResponseBytes
    ? { ...httpResult, body: { kind: 'tooLarge' } }
    : httpResult;
}

/** How many media the list in an answer holds; `undefined` for anything but a list. */
function countListed(httpResult: HttpResult): number | undefined {
  const text = wholeBody(httpResult);
  return text === undefined ? undefined : listedItems(text)?.length;
}
