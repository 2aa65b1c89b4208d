import type { AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import axios, { AxiosHeaders } from 'axios';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { Readable } from 'node:stream';
import * as http from 'node:http';
import * as https from 'node:https';
import { maxRequestBytes } from './contract';
import type { HttpResult, ResponseBody, ResponseHead, TransportFault } from './httpResult';
import type { GatewayRequest } from './request';
import { traceSocket } from './socketState';

/** What axios reports for a response whose body was not read to its end. */
const tooLargeMessage = /^maxContentLength size of \d+ exceeded$/;

/**
 * axios's own adapter for Node, called directly. What stands above it in axios (defaults, interceptors, transformers)
 * would change nothing about a request that says everything itself, and costs more than the request.
 */
const send: (request: InternalAxiosRequestConfig) => Promise<AxiosResponse<unknown>> = axios.getAdapter('http');

/**
 * Sends one request and returns what came back. Never throws, follows no redirect, and lets nothing of axios's error
 * out: that object holds the credentials in `config`, `request` and its message. It ends at the time-out and when
 * `signal` is aborted, whatever the socket does: a request that has no socket yet says nothing when it is destroyed.
 * @param timeoutMs for the whole exchange, connecting and the body included, in milliseconds.
 * @param signal aborted when the result is no longer needed.
 * @param ifUnsent aborted when it should end unless something may have been sent.
 */
export async function sendRequest(
  request: GatewayRequest,
  timeoutMs: number,
  signal: AbortSignal,
  ifUnsent?: AbortSignal,
): Promise<HttpResult> {
  if (signal.aborted || ifUnsent?.aborted === true)
    return { kind: 'failed', fault: 'aborted', faultCode: undefined, mayHaveBeenSent: false };
  const trace = new RequestTrace(request.url.startsWith('https:'), request.body === undefined);
  return untilCut(trace, sendThrough(trace, request), timeoutMs, signal, ifUnsent);
}

/**
 * Sends one request and has the body of its response received as it comes, under the same rules.
 * @param receive reads the body; what it rejects with counts as a body that was cut off.
 */
export async function streamRequest<Received>(
  request: GatewayRequest,
  timeoutMs: number,
  signal: AbortSignal,
  receive: (head: ResponseHead, body: Readable) => Promise<Received>,
): Promise<HttpResult | Received> {
  if (signal.aborted) return { kind: 'failed', fault: 'aborted', faultCode: undefined, mayHaveBeenSent: false };
  const trace = new RequestTrace(request.url.startsWith('https:'), request.body === undefined);
  return untilCut(trace, receiveThrough(trace, request, receive), timeoutMs, signal);
}

/** Ends at the time-out and when a signal is aborted, whatever the socket does. */
async function untilCut<Result>(
  trace: RequestTrace,
  work: Promise<Result>,
  timeoutMs: number,
  signal: AbortSignal,
  ifUnsent?: AbortSignal,
): Promise<Result | HttpResult> {
  let endListening = (): void => undefined;
  const cut = new Promise<{ readonly cutBy: 'timedOut' | 'aborted' }>((resolve) => {
    const timer = setTimeout(() => {
      resolve({ cutBy: 'timedOut' });
    }, timeoutMs);
    const abort = (): void => {
      resolve({ cutBy: 'aborted' });
    };
    const abortUnsent = (): void => {
      if (!trace.mayHaveBeenSent()) abort();
    };
    signal.addEventListener('abort', abort);
    ifUnsent?.addEventListener('abort', abortUnsent);
    endListening = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      ifUnsent?.removeEventListener('abort', abortUnsent);
    };
  });
  const first = await Promise.race([work.then((result) => ({ result })), cut]);
  endListening();
  if ('result' in first) return first.result;
  const result = trace.cutResult(first.cutBy);
  trace.destroy();
  return result;
}

async function receiveThrough<Received>(
  trace: RequestTrace,
  request: GatewayRequest,
  receive: (head: ResponseHead, body: Readable) => Promise<Received>,
): Promise<HttpResult | Received> {
  try {
    const { data, status, headers } = await send({
      ...configOf(trace, request),
      responseType: 'stream',
      decompress: false,
    });
    const header = (name: string): string | undefined => headerOf(headers, name);
    const head = { httpStatus: status, header, isFromProxy: trace.isFromProxy };
    return await receive(head, data as Readable);
  } catch (error) {
    return failure(trace, error);
  }
}

async function sendThrough(trace: RequestTrace, request: GatewayRequest): Promise<HttpResult> {
  try {
    const { data } = await send({ ...configOf(trace, request), responseType: 'text' });
    return trace.answered({ kind: 'whole', text: typeof data === 'string' ? data : '' });
  } catch (error) {
    return failure(trace, error);
  }
}

function configOf(trace: RequestTrace, request: GatewayRequest): InternalAxiosRequestConfig {
  return {
    method: request.method,
    url: request.url,
    headers: new AxiosHeaders(request.headers),
    ...(request.body === undefined ? {} : { data: request.body }),
    // VS Code patches Node's http for `http.proxy`, the system's proxy and its certificates; axios's own proxy code
    // and any agent would go past that.
    proxy: false,
    transport: trace.transport,
    maxRedirects: 0,
    maxBodyLength: maxRequestBytes,
    maxContentLength: request.maxResponseBytes,
    validateStatus: () => true,
  };
}

function failure(trace: RequestTrace, error: unknown): HttpResult {
  const { message, code } = describe(error);
  if (trace.hasAnswer) return trace.answered(tooLargeMessage.test(message) ? { kind: 'tooLarge' } : { kind: 'cutOff' });
  return { kind: 'failed', fault: faultOf(code, trace), faultCode: code, mayHaveBeenSent: trace.mayHaveBeenSent() };
}

function headerOf(headers: AxiosResponse['headers'], name: string): string | undefined {
  const value: unknown = headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** The trace under axios: it sees the socket and the response's head, which axios keeps to itself. */
class RequestTrace {
  private response: { status: number; retryAfter: string | undefined; isFromProxy: boolean } | undefined;
  private socketState: ReturnType<typeof traceSocket> | undefined;
  private request: ClientRequest | undefined;

  /** @param hidesPath whether VS Code's proxy support is kept from seeing the path, which may hold a password. */
  constructor(
    private readonly isHttps: boolean,
    private readonly hidesPath: boolean,
  ) {}

  readonly transport = {
    request: (options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest => {
      delete options.agent;
      const { path } = options;
      if (this.hidesPath) options.path = '/';
      // Called at the last moment: VS Code's patch replaces these functions.
      const request = (this.isHttps ? https : http).request(options, onResponse);
      this.request = request;
      this.socketState = traceSocket(request, this.isHttps);
      if (this.hidesPath) sendPathLate(request, path ?? '/');
      request.once('response', (response) => {
        this.takeHead(response);
      });
      // A 101 has no body, and Node would leave the request without an end.
      request.once('upgrade', (response, socket) => {
        this.takeHead(response);
        socket.destroy();
        request.emit('error', new Error('The server switched protocols.'));
      });
      return request;
    },
  };

  private takeHead(response: IncomingMessage): void {
    this.response = {
      status: response.statusCode ?? 0,
      retryAfter: response.headers['retry-after'],
      isFromProxy: this.socketState?.endedAtProxy() ?? false,
    };
  }

  /** Ends the request wherever it stands; a connection that comes later sends nothing. */
  destroy(): void {
    this.request?.destroy();
  }

  /** What is known where the exchange was cut. */
  cutResult(fault: 'timedOut' | 'aborted'): HttpResult {
    if (this.hasAnswer) return this.answered({ kind: 'cutOff' });
    return { kind: 'failed', fault, faultCode: undefined, mayHaveBeenSent: this.mayHaveBeenSent() };
  }

  get isFromProxy(): boolean {
    return this.response?.isFromProxy ?? false;
  }

  get hasAnswer(): boolean {
    return this.response !== undefined;
  }

  mayHaveBeenSent(): boolean {
    return this.socketState?.mayHaveBeenSent() ?? false;
  }

  isInTlsHandshake(): boolean {
    return this.socketState?.isInTlsHandshake() ?? false;
  }

  answered(body: ResponseBody): HttpResult {
    const { status = 0, retryAfter, isFromProxy = false } = this.response ?? {};
    return { kind: 'answered', httpStatus: status, retryAfter, isFromProxy, body };
  }
}

/**
 * Gives a request without a body its path when its socket is there, before anything is written. VS Code's proxy support
 * is asked before that, and writes the whole URL to its log at log level debug or trace.
 */
function sendPathLate(request: ClientRequest, path: string): void {
  const end = request.end.bind(request);
  request.once('socket', () => {
    request.path = path;
    end();
  });
  request.end = () => request;
}

/** Node's and OpenSSL's names for a certificate that was looked at and not accepted. */
const certificateCodes = /CERT|SELF_SIGNED|ISSUER|VERIFY|ALTNAME|HOSTNAME_MISMATCH/;

const resetCodes: readonly (string | undefined)[] = ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ETIMEDOUT', undefined];

function faultOf(code: string | undefined, trace: RequestTrace): TransportFault {
  if (trace.mayHaveBeenSent()) return 'connectionLost';
  if (code === 'ENOTFOUND') return 'hostNotFound';
  if (code !== undefined && certificateCodes.test(code)) return 'untrustedCertificate';
  // A handshake that fails by anything but a broken connection failed because one side didn't accept the other.
  return trace.isInTlsHandshake() && !resetCodes.includes(code) ? 'tlsFailed' : 'notConnected';
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
