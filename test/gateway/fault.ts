/**
 * How the gateway can be told to misbehave. `deletes` says whether a request that the contract would have honored deletes
 * its media although the answer does not say so; without it, {@link deletesTheMedia} tells what happens.
 */
export type Fault =
  /** Waits so many milliseconds, then keeps the contract. The media is deleted on arrival, only the answer is late. */
  | { name: 'latency'; ms: number }
  /**
   * Any HTTP status from 200 to 599. `body`: `shaped` (default) is the API's own JSON error, `page` a web server's
   * HTML page, `plain` the plain layout of the documented dialect, `fields` that of the observed one, `framework` the JSON
   * of some web framework. 405 and 407 bring the header that HTTP demands with them.
   */
  | {
      name: 'status';
      status: number;
      body?: StatusBody;
      statusCode?: string;
      reason?: string;
      headers?: Record<string, string>;
      deletes?: boolean;
    }
  /**
   * JSON of the API's own shape with any content. `statusCode` is by default the HTTP status, but 400 when a 2xx answer
   * is not a success; `mediaId` is by default the one asked for; `omit` leaves fields out; `numbers` writes `statusCode`
   * and `mediaId` as JSON numbers, digit for digit (a `statusCode` given as a number is one anyway); `wrapped` puts all
   * into `response`, as the account endpoints do.
   */
  | {
      name: 'shaped';
      status: string;
      statusCode?: string | number;
      reason?: string;
      mediaId?: string;
      /** Default 200. */
      httpStatus?: number;
      omit?: string[];
      numbers?: boolean;
      wrapped?: boolean;
      deletes?: boolean;
    }
  /** Exactly these bytes under this HTTP status; `Content-Length` is added unless `headers` name it. */
  | { name: 'raw'; status: number; headers?: Record<string, string>; body: string | Buffer; deletes?: boolean }
  /** HTTP 429 of the API's own shape, with `Retry-After` in seconds, as an HTTP date or word for word. */
  | { name: 'throttled'; retryAfter?: { seconds: number } | { date: Date } | { raw: string } }
  /** A web page with HTTP 200. */
  | { name: 'html200'; deletes?: boolean }
  /** HTTP 204. */
  | { name: 'noContent'; deletes?: boolean }
  /** HTTP 200 with `Content-Length: 0`. */
  | { name: 'emptyBody'; deletes?: boolean }
  /** A success that names another media ID. */
  | { name: 'otherMediaId'; mediaId: string; deletes?: boolean }
  /** A success cut in the middle; the `Content-Length` is that of what is sent. */
  | { name: 'truncatedJson'; deletes?: boolean }
  /** A success of which half is sent under the whole's `Content-Length`, then the connection is closed. */
  | { name: 'shortBody'; deletes?: boolean }
  /** A chunked, endless-looking but valid JSON success of so many bytes (default 30,000,000) under HTTP 200 or `status`, as JSON or another `type`. */
  | { name: 'hugeBody'; bytes?: number; status?: number; type?: string; deletes?: boolean }
  /** TCP reset after the request was read. */
  | { name: 'resetBeforeHeaders'; deletes?: boolean }
  /** TCP reset after the status line (default 200), the headers and a part of the body. */
  | { name: 'resetAfterHeaders'; status?: number; deletes?: boolean }
  /**
   * TCP reset of a new connection as soon as it is accepted. No request is known then: there is no entry in the record,
   * and the `mediaId` of such a rule is ignored. On a connection that is already open (keep-alive) it is the next
   * request that is cut off; that one is in the record.
   */
  | { name: 'resetOnConnect' }
  /** Never answers. */
  | { name: 'silence'; deletes?: boolean }
  /** A success: headers and the first byte at once, then this many bytes a second (default 1, at most 1000). */
  | { name: 'drip'; bytesPerSecond?: number; deletes?: boolean }
  /** Ends the connection in the regular way (FIN) without any answer. */
  | { name: 'closeBeforeAnswer'; deletes?: boolean }
  /** HTTP 101, after which nothing comes. */
  | { name: 'switchProtocols'; deletes?: boolean }
  | { name: 'redirect'; status: 301 | 302 | 303 | 307 | 308; location: string; deletes?: boolean };

export const statusBodies = ['shaped', 'page', 'plain', 'fields', 'framework', 'empty'] as const;
type StatusBody = (typeof statusBodies)[number];

export type FaultName = Fault['name'];

/**
 * Whether the media is deleted under this fault, given that the contract would have deleted it. By default it is,
 * wherever the answer is lost or cannot be understood: the nasty case for a client. It is not where the answer is a
 * clear no, a redirect, or made up (`raw`); `shaped` deletes when it says success.
 */
export function deletesTheMedia(fault: Fault): boolean {
  switch (fault.name) {
    case 'latency':
      return true;
    case 'throttled':
    case 'resetOnConnect':
      return false;
    case 'status':
    case 'raw':
    case 'redirect':
      return fault.deletes ?? false;
    case 'shaped':
      return fault.deletes ?? fault.status === 'success';
    default:
      return fault.deletes ?? true;
  }
}
