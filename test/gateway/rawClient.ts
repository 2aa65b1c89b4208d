/** Clients that hide nothing of what happens on the wire, for tests of the gateway itself. */
import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** What came of the body. */
  readonly body: string;
  /** Whether the body came to its end. */
  readonly complete: boolean;
  /** `code` of the error that ended it, for example `ECONNRESET`. */
  readonly errorCode: string | undefined;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly agent?: http.Agent;
  /** PEM of the certificate to trust, for https. */
  readonly ca?: string;
}

/**
 * Sends one request, on a connection of its own unless an agent is given, and takes whatever comes.
 * @throws the socket's error when no status line came.
 */
export async function send(url: string, options: RawRequest = {}): Promise<RawAnswer> {
  const { method = 'DELETE', headers = {}, body = '', agent = false, ca } = options;
  const request = url.startsWith('https:')
    ? https.request(url, { method, headers, agent, ca })
    : http.request(url, { method, headers, agent });
  request.end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  request.on('error', () => undefined);
  const chunks: Buffer[] = [];
  let errorCode: string | undefined;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch (error) {
    errorCode = codeOf(error);
  }
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: Buffer.concat(chunks).toString('utf8'),
    complete: response.complete,
    errorCode,
  };
}

/** The `code` with which a request without an answer ends, or `answered`. */
export async function failureOf(sending: Promise<RawAnswer>): Promise<string | undefined> {
  try {
    await sending;
    return 'answered';
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A TCP connection to the gateway, and all that it has received so far. */
export interface RawConnection {
  readonly socket: net.Socket;
  readonly received: () => string;
  /** Resolves once what was received matches; rejects when the connection closes before. */
  readonly until: (pattern: RegExp) => Promise<void>;
}

/** Opens a connection and writes `text` to it. */
export async function connect(origin: string, text: string): Promise<RawConnection> {
  const { hostname, port } = new URL(origin);
  const socket = net.connect(Number(port), hostname);
  let received = '';
  socket.setEncoding('utf8');
  socket.on('data', (part: string) => (received += part));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return {
    socket,
    received: () => received,
    until: async (pattern) => {
      while (!pattern.test(received)) {
        if (socket.destroyed) throw new Error(`closed after: ${received}`);
        await Promise.race([once(socket, 'data'), once(socket, 'close')]);
      }
    },
  };
}

/** Resolves when `state` holds; it looks again every few milliseconds. */
export async function until(state: () => boolean): Promise<void> {
  while (!state()) await new Promise((resolve) => setTimeout(resolve, 5));
}
