/** What an answer's body says, judged by what it is: neither by what was asked for nor by its content type. */
export interface GatewayResponse {
  /** Whether it has the API's own shape, and isn't some web server's page in JSON. */
  readonly isApiShaped: boolean;
  readonly isWebPage: boolean;
  readonly status: ResponseStatus;
  /** Word for word; `undefined` where there is none, or one that is neither text nor a whole number. */
  readonly statusCode: string | undefined;
  /** Whether the `statusCode` is absent or that of a success. */
  readonly codeAllowsSuccess: boolean;
  /** Word for word. */
  readonly reason: string | undefined;
  /** Whether it names a media ID, and that is another one than the one asked for. */
  readonly namesOtherMedia: boolean;
}

/** `contradictory` says success and failure in one; `other` is a word that is understood neither way. */
export type ResponseStatus = 'success' | 'failure' | 'contradictory' | 'other' | 'absent';

/** An answer in which nothing can be understood, or that never came whole. */
export const unreadableResponse: GatewayResponse = {
  isApiShaped: false,
  isWebPage: false,
  status: 'absent',
  statusCode: undefined,
  codeAllowsSuccess: true,
  reason: undefined,
  namesOtherMedia: false,
};
