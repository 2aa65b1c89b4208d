/**
 * All that this project holds to be true of SMSGatewayCenter's Delete Media API, in three sections that are kept apart:
 *
 * - DOCUMENTED is stated on the service's public developer page "Delete Media".
 * - OBSERVED is how other clients of the same software, which also runs under other brands, see it answer. A gateway may
 *   answer otherwise: what rests on this switches itself off there.
 * - DECIDED is this project's own choice where both are silent.
 *
 * Nothing was tried against the live service. A live call that shows something else is corrected here, in the section
 * that the fact then belongs to.
 */

// ---------------------------------------------------------------------------------------------------------------------
// DOCUMENTED
// ---------------------------------------------------------------------------------------------------------------------

export const officialEndpoint = 'https://unify.smsgateway.center/WAApi/media';

/** Parameter names of the request, and the header that carries an API key. */
export const parameterNames = { mediaId: 'mediaId', output: 'output', userId: 'userid', password: 'password' } as const;
export const apiKeyHeader = 'apiKey';

/** The page's prose says "only POST methods", its one sample sends DELETE: both are offered, the sample is the default. */
export type HttpMethod = 'DELETE' | 'POST';

/** Values of the parameter `output`; the service's own default is `plain`. */
export type ResponseFormat = 'json' | 'plain';

/** The fields of a JSON answer, all four of them strings. */
export const responseFields = ['status', 'statusCode', 'mediaId', 'reason'] as const;
export type ResponseField = (typeof responseFields)[number];

/** What `status` and `statusCode` hold after a success. */
export const successStatus = 'success';
export const successStatusCode = '200';

/** Media that were uploaded through the API are deleted by WhatsApp after 30 days (ms). */
export const mediaLifetimeMs = 30 * 24 * 3_600_000;

// ---------------------------------------------------------------------------------------------------------------------
// OBSERVED
// ---------------------------------------------------------------------------------------------------------------------

/*
 * User ID beside the key: every client sends `userid` along with the header `apiKey`, and a key without it is said to
 * fail like a wrong one. The page says that either suffices. So `userid` is sent wherever it is known.
 */

/** The service's own `statusCode` for wrong credentials. It comes with HTTP 200, often as `text/html`. */
export const wrongCredentialsCode = '216';

/** The service's own `statusCode` for "Invalid method". */
export const invalidMethodCode = '152';

/** The account endpoints wrap their answer in an object of this name, with other names for two of the fields. */
export const wrapper = 'response';
export const wrappedNames: Readonly<Record<string, ResponseField>> = { code: 'statusCode', msg: 'reason' };

/** What a plain answer (`status=error | errorCode=152 | reason=Invalid method`) calls `statusCode`, in lower case. */
export const plainNames: Readonly<Record<string, ResponseField>> = { errorcode: 'statusCode', code: 'statusCode' };

/** A GET of the endpoint without a media ID lists the account's media, in this field: JSON inside a string. */
export const mediaListField = 'mediaList';

/** What an item of the list says under `mediaType`. */
export const listedKinds: Readonly<Record<string, 'image' | 'video' | 'audio' | 'document'>> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  doc: 'document',
  document: 'document',
};

/** A GET with a media ID and this parameter hands out the file itself; without the parameter it tells of the media. */
export const downloadParameter = { name: 'download', value: 'true' } as const;

// ---------------------------------------------------------------------------------------------------------------------
// DECIDED
// ---------------------------------------------------------------------------------------------------------------------

/**
 * An object is "of the API's own shape" when at least this many of the four documented fields are there as text, one of
 * `telling` among them. The 404 pages of common web frameworks have a numeric `status` or `statusCode`, and no `reason`.
 */
export const apiShape: { readonly minFields: number; readonly telling: readonly ResponseField[] } = {
  minFields: 2,
  telling: ['statusCode', 'reason'],
};

/** What `status` holds after a failure. Any other word ("ok", "pending") is understood neither way. Lower case. */
export const failureStatuses: readonly string[] = ['error', 'fail', 'failed', 'failure'];

/** A reason that says that the credentials, the key, the user or the password are invalid. */
export const credentialsInvalidReason = reasonPattern(
  'api[ _-]?key|key|credentials?|user(?:[ _-]?(?:id|name))?|login|password',
  'invalid|incorrect|wrong|bad|unknown|expired',
);

/** A reason that says that the HTTP method is not accepted. */
export const invalidMethodReason = /\binvalid (?:http |request )?method\b/i;

/** Codes (HTTP or `statusCode`) that say that the credentials are not accepted. */
export const unauthorizedCodes: readonly string[] = ['401', '403'];

/** The one of them that may concern one media object alone. */
export const forbiddenCode = '403';

/** Codes (HTTP or `statusCode`) that say that the media is gone, expired or not this account's. */
export const notFoundCodes: readonly string[] = ['404', '410'];

/** The code (HTTP or `statusCode`) that asks for patience. */
export const throttledCode = '429';

/** What separates the parts of a plain answer. */
export const plainSeparators = /[|,;\r\n]+/;

/** A word in any part of a plain answer that forbids to take it for a success. */
export const plainFailure =
  /\b(?:fail\w*|errors?|invalid|denied|forbidden|unauthori[sz]ed|unsuccessful\w*|not|no|non|never|unable|cannot|wrong|missing|expired|exceed\w*|reject\w*|refus\w*|false|limit\w*)\b|n['’]t\b/i;

/** A plain answer is a short text, in UTF-16 code units. */
export const maxPlainResponseLength = 1000;

/** A request with user ID, password and media ID, or the answer to a deletion, is far smaller (bytes). */
export const maxRequestBytes = 16 * 1024;
export const maxResponseBytes = 64 * 1024;

/** The list of an account's media (bytes). */
export const maxListBytes = 32 * 1024 * 1024;

/** The file of one media object (bytes). */
export const maxFileBytes = 100 * 1000 * 1000;

/** Maximum length of a name or description in the list that is kept (UTF-16 code units). */
export const maxListedTextLength = 300;

/** Maximum length of the service's words that is kept (UTF-16 code units). */
export const maxReasonLength = 1000;
export const maxStatusCodeLength = 20;

/** Up to here a batch waits as `Retry-After` asks; longer, it pauses and says until when (ms). */
export const maxSilentWaitMs = 60_000;

/** A `Retry-After` beyond this is taken for a mistake: no time was given (ms). */
export const maxRetryAfterMs = 365 * 24 * 3_600_000;

/**
 * `subject` is at fault: "Invalid API key", "wrong user ID or password", "the password is incorrect". Not "Invalid user
 * input" or "Invalid key length": there something else is at fault.
 */
function reasonPattern(subject: string, fault: string): RegExp {
  const end = String.raw`(?=\s*(?:$|[^\s\w]|(?:or|and|for|provided|given|supplied|specified|entered)\b))`;
  const faultFirst = String.raw`\b(?:${fault})\s+(?:the\s+|your\s+)?(?:${subject})\b${end}`;
  const is = String.raw`(?:(?:is|are|was|were|has|have|been)\s+)*`;
  const not = String.raw`(?:not|(?:is|are|was|were)n['’]t)\s+(?:valid|correct|known|recogni[sz]ed)`;
  const subjectFirst = String.raw`\b(?:${subject})\b["')]*\s*:?\s*${is}(?:${fault}|${not})\b`;
  return new RegExp(`${faultFirst}|${subjectFirst}`, 'i');
}
