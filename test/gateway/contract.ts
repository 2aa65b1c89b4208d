/**
 * The Delete Media API as SMSGatewayCenter documents it. Documented are the parameters, both ways to authenticate,
 * DELETE and POST, and the JSON of a success. Everything else here, every error body above all, is undocumented and
 * this project's invention.
 */
import type { Answer, AnswerFields } from './answer';
import { jsonAnswer, jsonText, pageAnswer, plainAnswer, reasonOf, successFields, withHeaders } from './answer';
import type { MediaStock } from './mediaStock';
import type { ReceivedRequest, SeenRequest } from './seenRequest';
import { parametersOf } from './seenRequest';

export const apiPath = '/WAApi/media';

/** Who may delete. */
export interface Accounts {
  readonly apiKeys: readonly string[];
  readonly users: Readonly<Record<string, string>>;
}

/** What the contract says to a request; `deletes` names the media that goes, if one does. */
export interface Verdict {
  readonly answer: Answer;
  readonly deletes: string | undefined;
}

/** By which of its credentials a request is accepted. A request with the header `apiKey` is judged by that alone. */
export function authentication(request: ReceivedRequest, accounts: Accounts): SeenRequest['authenticatedBy'] {
  const apiKey = request.headers.apikey;
  if (apiKey !== undefined)
    return typeof apiKey === 'string' && accounts.apiKeys.includes(apiKey) ? 'apiKey' : 'nobody';
  const { userid, password } = parametersOf(request);
  const isKnown = userid !== undefined && password !== undefined && Object.hasOwn(accounts.users, userid);
  return isKnown && accounts.users[userid] === password ? 'password' : 'nobody';
}

/** Judges a request; nothing is deleted here. */
export function judge(
  request: ReceivedRequest,
  authenticatedBy: SeenRequest['authenticatedBy'],
  stock: MediaStock,
): Verdict {
  if (request.path !== apiPath) return { answer: pageAnswer(404), deletes: undefined };
  const { mediaId, output } = parametersOf(request);
  // Documented: without `output`, the service answers in plain text.
  const layout = output === 'json' ? jsonAnswer : plainAnswer;

  const refusal = (httpStatus: number, reason: string, about?: string): Verdict => {
    const fields: AnswerFields = { status: 'error', mediaId: about, statusCode: String(httpStatus), reason };
    return { answer: layout(httpStatus, fields), deletes: undefined };
  };
  if (request.method === 'GET' && mediaId === undefined) {
    if (authenticatedBy === 'nobody') return refusal(401, reasonOf(401));
    // Observed: the list is JSON inside a string.
    const mediaList = JSON.stringify(stock.listed().map((listed) => ({ mediaId: listed })));
    const list = { status: 'success', mediaList, statusCode: '200', reason: 'success' };
    return { answer: jsonText(200, JSON.stringify(list)), deletes: undefined };
  }
  if (request.method !== 'DELETE' && request.method !== 'POST') {
    const { answer } = refusal(405, reasonOf(405));
    return { answer: withHeaders(answer, { Allow: 'DELETE, POST' }), deletes: undefined };
  }
  if (authenticatedBy === 'nobody') return refusal(401, reasonOf(401));
  if (mediaId === undefined || mediaId === '') return refusal(400, 'mediaId is missing');
  if (!/^\d+$/.test(mediaId)) return refusal(400, 'mediaId must be an integer', mediaId);
  switch (stock.stateOf(mediaId)) {
    case 'exists': {
      // The cookie is a load balancer's in the documented sample: no part of the contract, but it is there.
      const answer = withHeaders(layout(200, successFields(mediaId)), { 'Set-Cookie': 'SERVERID=box1; path=/' });
      return { answer, deletes: mediaId };
    }
    case 'expired':
      return refusal(404, 'Media has expired', mediaId);
    case 'deleted':
      return refusal(404, 'Media was deleted before', mediaId);
    case 'unknown':
      return refusal(404, reasonOf(404), mediaId);
  }
}
