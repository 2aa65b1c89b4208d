/**
 * Every decision about SMSGatewayCenter's Delete Media API in one place, so that one call to the live service can
 * correct it. "Documented" means: stated on the service's public developer page "Delete Media"; everything else was
 * decided by this project, because the page is silent about it. Nothing here was tried against the live service.
 */

/** Documented. */
export const officialEndpoint = 'https://unify.smsgateway.center/WAApi/media';

/** Documented: parameter names of the request, and the header that carries an API key. */
export const parameterNames = { mediaId: 'mediaId', output: 'output', userId: 'userid', password: 'password' } as const;
export const apiKeyHeader = 'apiKey';

/** Documented in the prose ("only POST methods") and in the sample (DELETE): both are offered, the sample is the default. */
export type HttpMethod = 'DELETE' | 'POST';

/** Documented: values of the parameter `output`; the service's own default is `plain`. */
export type ResponseFormat = 'json' | 'plain';

/** Documented: the fields of a JSON answer, all four of them strings. */
export const answerFields = ['status', 'statusCode', 'mediaId', 'reason'] as const;

/**
 * Decided: an object is "of the API's own shape" when it has at least this many of the four documented fields. One
 * alone is not enough: the 404 pages of common web frameworks have a numeric `status` or a `statusCode`, too.
 */
export const fieldsOfAnApiAnswer = 2;

/** Documented: the word that `status` holds after a success. Compared without regard to case. */
export const successStatus = 'success';

/** Documented: the `statusCode` of a success. */
export const successStatusCode = '200';

/** Decided: what a plain answer must say, and must not say, to be a success; its layout is undocumented. */
export const plainSuccess = /\bsuccess(?:ful|fully)?\b/i;
export const plainFailure =
  /\b(?:fail\w*|errors?|invalid|denied|forbidden|unauthori[sz]ed|unsuccessful\w*|not|no|non|never|unable|cannot|wrong|missing|expired|exceed\w*|reject\w*|refus\w*|false|limit\w*)\b|n['’]t\b/i;

/** Decided: a plain answer is a short text, in UTF-16 code units. */
export const plainAnswerLimit = 1000;

/** Decided: status codes (HTTP or `statusCode`) that say the credentials are not accepted. */
export const unauthorizedCodes: readonly string[] = ['401', '403'];

/** Decided: the one of them that may concern one media object alone. */
export const forbiddenCode = '403';

/** Decided: status codes that say the media is gone, expired or not this account's. */
export const notFoundCodes: readonly string[] = ['404', '410'];

/** Decided: the status code that asks for patience. */
export const throttledCode = '429';

/** Decided: a request with user ID, password and media ID, or an answer, is far smaller. Bytes. */
export const maxRequestBytes = 16 * 1024;
export const maxAnswerBytes = 64 * 1024;

/** Decided: up to here a batch waits as `Retry-After` asks; longer, it pauses and says until when. Milliseconds. */
export const longestSilentWaitMs = 60_000;
