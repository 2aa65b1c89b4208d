/** What came back for one request, before anybody judges it. Holds nothing of the request. */
export type HttpResult =
  | {
      readonly kind: 'answered';
      readonly httpStatus: number;
      readonly retryAfter: string | undefined;
      readonly body: ResponseBody;
      /** The answer is a proxy's own: the request never reached the service. */
      readonly isFromProxy: boolean;
    }
  | {
      readonly kind: 'failed';
      readonly fault: TransportFault;
      /** The system's own name of the fault, such as `ECONNRESET`. */
      readonly faultCode: string | undefined;
      /** Whether bytes of the request may have left for the service; `true` also where it is in doubt. */
      readonly mayHaveBeenSent: boolean;
    };

export type ResponseBody =
  { readonly kind: 'whole'; readonly text: string } | { readonly kind: 'tooLarge' } | { readonly kind: 'cutOff' };

export type TransportFault =
  'aborted' | 'timedOut' | 'hostNotFound' | 'notConnected' | 'untrustedCertificate' | 'tlsFailed' | 'connectionLost';

/** The head of a response whose body is still to come. */
export interface ResponseHead {
  readonly httpStatus: number;
  /** A header by its name in lower case. */
  readonly header: (name: string) => string | undefined;
  /** The response is a proxy's own: the request never reached the service. */
  readonly isFromProxy: boolean;
}

/** The body of the service's own response with HTTP 200, where it came whole. */
export function wholeBody(httpResult: HttpResult): string | undefined {
  if (httpResult.kind === 'failed' || httpResult.isFromProxy) return undefined;
  const { httpStatus, body } = httpResult;
  return httpStatus === 200 && body.kind === 'whole' ? body.text : undefined;
}
