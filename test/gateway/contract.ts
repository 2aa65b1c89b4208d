/**
 * The Delete Media API: which request is honored, and which is refused and why. How either is said is a matter of the
 * {@link Dialect}.
 */
import type { FakeResponse } from './fakeResponse';
import { pageAnswer, withHeaders } from './fakeResponse';
import type { Dialect, Refusal } from './dialect';
import type { FakeMediaStore } from './fakeMedia';
import type { ReceivedRequest, RecordedRequest } from './recordedRequest';
import { parametersOf } from './recordedRequest';

export const apiPath = '/WAApi/media';

/** Who may delete. */
export interface Accounts {
  readonly apiKeys: readonly string[];
  readonly users: Readonly<Record<string, string>>;
  /** An API key counts only beside the user ID of one of the users, as sibling endpoints of the service want it. */
  readonly keyNeedsUserId: boolean;
}

/** What the contract says to a request; `deletes` names the media that goes, if one does. */
export interface Verdict {
  readonly answer: FakeResponse;
  readonly deletes: string | undefined;
}

/** By which of its credentials a request is accepted. A request with the header `apiKey` is judged by that alone. */
export function authentication(request: ReceivedRequest, accounts: Accounts): RecordedRequest['authenticatedBy'] {
  const apiKey = request.headers.apikey;
  const { userid, password } = parametersOf(request);
  const isKnownUser = userid !== undefined && Object.hasOwn(accounts.users, userid);
  if (apiKey !== undefined) {
    const isKnownKey = typeof apiKey === 'string' && accounts.apiKeys.includes(apiKey);
    return isKnownKey && (isKnownUser || !accounts.keyNeedsUserId) ? 'apiKey' : 'nobody';
  }
  return isKnownUser && password !== undefined && accounts.users[userid] === password ? 'password' : 'nobody';
}

/** Judges a request; nothing is deleted here. */
export function judge(
  request: ReceivedRequest,
  authenticatedBy: RecordedRequest['authenticatedBy'],
  stock: FakeMediaStore,
  dialect: Dialect,
): Verdict {
  if (request.path !== apiPath) return { answer: pageAnswer(404), deletes: undefined };
  const { mediaId, output, download } = parametersOf(request);
  const refuse = (refusal: Refusal): Verdict => ({ answer: dialect.refusal(refusal, output), deletes: undefined });
  const reading = request.method === 'GET' ? dialect.reading : undefined;
  if (request.method !== 'DELETE' && request.method !== 'POST' && reading === undefined) {
    return refuse({ kind: 'method' });
  }
  if (authenticatedBy === 'nobody') return refuse({ kind: 'credentials' });
  if (reading !== undefined) {
    if (mediaId === undefined) return { answer: reading.list(stock.listed()), deletes: undefined };
    const [media, file] = [stock.one(mediaId), stock.fileOf(mediaId)];
    if (media === undefined || file === undefined) {
      return refuse({ kind: 'notFound', mediaId, reason: 'Media not found' });
    }
    return { answer: download === 'true' ? reading.download(file) : reading.one(media), deletes: undefined };
  }
  if (mediaId === undefined || mediaId === '') return refuse({ kind: 'mediaIdMissing' });
  if (!/^\d+$/.test(mediaId)) return refuse({ kind: 'mediaIdNotInteger', mediaId });
  switch (stock.stateOf(mediaId)) {
    case 'exists': {
      // The cookie is a load balancer's in the documented sample: no part of the contract, but it is there.
      const answer = withHeaders(dialect.success(mediaId, output), { 'Set-Cookie': 'SERVERID=box1; path=/' });
      return { answer, deletes: mediaId };
    }
    case 'expired':
      return refuse({ kind: 'notFound', mediaId, reason: 'Media has expired' });
    case 'deleted':
      return refuse({ kind: 'notFound', mediaId, reason: 'Media was deleted before' });
    case 'unknown':
      return refuse({ kind: 'notFound', mediaId, reason: 'Media not found' });
  }
}
