import type { AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import axios, { AxiosHeaders } from 'axios';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import * as http from 'node:http';
import * as https from 'node:https';
import { maxAnswerBytes, maxRequestBytes } from './contract';
import type { AnswerBody, Exchange, TransportFault } from './exchange';
import type { GatewayRequest } from './request';
import { watchSending } from './sending';

/** What axios tells of an answer whose body was not read to its end. */
const tooLargeMessage = /^maxContentLength size of \d+ exceeded$/;

/**
 * axios's own adapter for Node, called directly. What stands above it in axios (defaults, interceptors, transformers)
 * would change nothing about a request that says everything itself, and costs more than the request.
 */
const send: (request: InternalAxiosRequestConfig) => Promise<AxiosResponse<unknown>> = axios.getAdapter('http');

/**
 * Sends one request and returns what came back. Never throws, follows no redirect, and lets nothing of axios's error
 * out: that object holds the credentials in `config`, `request` and its message.
 * @param timeoutMs for the whole exchange, connecting and the body included, in milliseconds.
 */
export async function exchange(request: GatewayRequest, timeoutMs: number, signal: AbortSignal): Promise<Exchange> {
  const isAborted = (): boolean => signal.aborted;
  if (isAborted()) return { kind: 'failed', fault: 'aborted', faultCode: undefined, mayHaveBeenSent: false };
  const wire = new Wire(request.url.startsWith('https:'));
  const timer = setTimeout(() => {
    wire.cutForTime();
  }, timeoutMs);
  try {
    const { data } = await send({
      method: request.method,
      url: request.url,
      headers: new AxiosHeaders(request.headers),
      ...(request.body === undefined ? {} : { data: request.body }),
      // VS Code patches Node's http for `http.proxy`, the system's proxy and its certificates; axios's own proxy code
      // and any agent would go past that.
      proxy: false,
      transport: wire.transport,
      maxRedirects: 0,
      maxBodyLength: maxRequestBytes,
      maxContentLength: request.maxAnswerBytes ?? maxAnswerBytes,
      responseType: 'text',
      validateStatus: () => true,
      signal,
    });
    return wire.answered({ kind: 'whole', text: typeof data === 'string' ? data : '' });
  } catch (error) {
    const { message, code } = describe(error);
    const body: AnswerBody = tooLargeMessage.test(message) ? { kind: 'tooLarge' } : { kind: 'cutOff' };
    if (wire.hasAnswer) return wire.answered(body);
    const fault = isAborted() ? 'aborted' : wire.hasTimedOut ? 'timedOut' : faultOf(code, wire);
    return { kind: 'failed', fault, faultCode: code, mayHaveBeenSent: wire.mayHaveBeenSent() };
  } finally {
    clearTimeout(timer);
  }
}

/** The wire under axios: it sees the socket and the response's head, which axios keeps to itself. */
class Wire {
  private response: { status: number; retryAfter: string | undefined; isFromProxy: boolean } | undefined;
  private sending: ReturnType<typeof watchSending> | undefined;
  private request: ClientRequest | undefined;

  constructor(private readonly isHttps: boolean) {}

  readonly transport = {
    request: (options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest => {
      delete options.agent;
      // Called at the last moment: VS Code's patch replaces these functions.
      const request = (this.isHttps ? https : http).request(options, onResponse);
      this.request = request;
      this.sending = watchSending(request, this.isHttps);
      request.once('response', (response) => {
        this.response = {
          status: response.statusCode ?? 0,
          retryAfter: response.headers['retry-after'],
          isFromProxy: this.sending?.endedAtProxy() ?? false,
        };
      });
      return request;
    },
  };

  hasTimedOut = false;

  /** Ends the exchange wherever it stands. */
  cutForTime(): void {
    this.hasTimedOut = true;
    this.request?.destroy();
  }

  get hasAnswer(): boolean {
    return this.response !== undefined;
  }

  mayHaveBeenSent(): boolean {
    return this.sending?.mayHaveBeenSent() ?? false;
  }

  isInTlsHandshake(): boolean {
    return this.sending?.isInTlsHandshake() ?? false;
  }

  answered(body: AnswerBody): Exchange {
    const { status = 0, retryAfter, isFromProxy = false } = this.response ?? {};
    return { kind: 'answered', httpStatus: status, retryAfter, isFromProxy, body };
  }
}

/** Node's and OpenSSL's names for a certificate that was looked at and not accepted. */
const certificateCodes = /CERT|SELF_SIGNED|ISSUER|VERIFY|ALTNAME|HOSTNAME_MISMATCH/;

const resetCodes: readonly (string | undefined)[] = ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ETIMEDOUT', undefined];

function faultOf(code: string | undefined, wire: Wire): TransportFault {
  if (wire.mayHaveBeenSent()) return 'connectionLost';
  if (code === 'ENOTFOUND') return 'hostNotFound';
  if (code !== undefined && certificateCodes.test(code)) return 'untrustedCertificate';
  // A handshake that fails by anything but a broken connection failed because one side didn't accept the other.
  return wire.isInTlsHandshake() && !resetCodes.includes(code) ? 'tlsFailed' : 'notConnected';
}

/** The two fields of an error that hold no credential: a code from a fixed alphabet, and a message only compared. */
function describe(error: unknown): { message: string; code: string | undefined } {
  if (!(error instanceof Error)) return { message: '', code: undefined };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    message: error.message,
    code: typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : undefined,
  };
}
