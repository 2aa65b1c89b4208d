import { maxAnswerBytes, mediaListField, successStatus, wrapper } from './contract';
import type { Exchange, TransportFault } from './exchange';
import { judge } from './judgement';

/** What one request for the account's list says about its credentials. Public: see README.md. */
export interface CredentialTest {
  readonly result: 'accepted' | 'rejected' | 'notTestable' | 'unreachable';
  /** How many media the account lists. */
  readonly mediaCount?: number;
  /** Why, in the service's or the system's own words: one short line of somebody else's text. */
  readonly reason?: string;
}

/**
 * What the answer to a request for the list proves about the credentials. A gateway that answers otherwise than with a
 * list may have none: that says nothing against them. Not redacted: the service may quote what it was sent.
 */
export function judgeList(exchange: Exchange): CredentialTest {
  if (exchange.kind === 'failed') {
    // Where the client itself ended it, the system's name is that of the consequence.
    const isOwnDoing = exchange.fault === 'aborted' || exchange.fault === 'timedOut';
    const reason = isOwnDoing ? undefined : exchange.faultCode;
    return { result: 'unreachable', reason: reason ?? faultNames[exchange.fault] };
  }
  const { httpStatus, isFromProxy, body } = exchange;
  if (isFromProxy) return { result: 'unreachable', reason: `proxy: HTTP ${httpStatus}` };
  const mediaCount = httpStatus === 200 && body.kind === 'whole' ? countListed(body.text) : undefined;
  if (mediaCount !== undefined) return { result: 'accepted', mediaCount };
  // What is no list is judged as the answer to a deletion is, and may be as long.
  const isLong = body.kind === 'whole' && body.text.length > maxAnswerBytes;
  const { outcome, cause, reason } = judge(
    isLong ? { ...exchange, body: { kind: 'tooLarge' } } : exchange,
    undefined,
    0,
  );
  const words = reason ?? `HTTP ${httpStatus}`;
  if (outcome === 'unauthorized') return { result: 'rejected', reason: words };
  return { result: cause === 'answerLost' ? 'unreachable' : 'notTestable', reason: words };
}

/** How many media a list holds; `undefined` for anything but a list. */
function countListed(text: string): number | undefined {
  // trim() also takes a byte order mark off.
  const json = parseAny(text.trim());
  const answer = fieldIn(json, wrapper) ?? json;
  if (fieldIn(answer, 'status') !== successStatus) return undefined;
  const list = fieldIn(answer, mediaListField);
  const media = typeof list === 'string' ? parseAny(list) : list;
  return Array.isArray(media) ? media.length : undefined;
}

/** The parser of the platform, for megabytes: it would round media IDs, and none are taken from here. */
function parseAny(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

const faultNames: Readonly<Record<TransportFault, string>> = {
  aborted: 'canceled',
  timedOut: 'timed out',
  hostNotFound: 'host not found',
  notConnected: 'no connection',
  untrustedCertificate: 'certificate not trusted',
  tlsFailed: 'no secure connection',
  connectionLost: 'connection lost',
};
