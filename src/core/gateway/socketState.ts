import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** What is known of a request's way to the service. */
export interface SocketState {
  /** Whether bytes of the request may have left for the service; `true` wherever it is in doubt. */
  mayHaveBeenSent(): boolean;
  /** The TCP connection stands, TLS doesn't yet. */
  isInTlsHandshake(): boolean;
  /** The request was given a connection that ends at a proxy, which refused to go on to the service. */
  endedAtProxy(): boolean;
}

/**
 * Follows a request's socket. Node holds the request back until its connection stands and, for https, the other side's
 * certificate was accepted; until then it is certain that nothing was sent, whatever error comes.
 */
export function traceSocket(request: ClientRequest, isHttps: boolean): SocketState {
  let state: 'noSocket' | 'connecting' | 'handshake' | 'ready' | 'atProxy' = 'noSocket';
  request.once('socket', (socket: Socket) => {
    const ready = (): void => {
      state = 'ready';
    };
    const connected = (): void => {
      if (isInHandshake(socket)) {
        state = 'handshake';
        socket.once('secureConnect', ready);
      } else ready();
    };
    if (isHttps && !isEncrypted(socket)) {
      // VS Code's proxy support passes the response to a refused CONNECT on a plain socket that leads nowhere.
      state = 'atProxy';
    } else if (socket.connecting) {
      state = 'connecting';
      socket.once('connect', connected);
    } else connected();
  });
  return {
    mayHaveBeenSent: () => state === 'ready',
    isInTlsHandshake: () => state === 'handshake',
    endedAtProxy: () => state === 'atProxy',
  };
}

/** `false` for a socket that doesn't say, so that the doubt counts as sent. */
function isInHandshake(socket: Socket): boolean {
  return socket instanceof TLSSocket && 'secureConnecting' in socket && socket.secureConnecting === true;
}

function isEncrypted(socket: Socket): boolean {
  return socket instanceof TLSSocket || ('encrypted' in socket && socket.encrypted === true);
}
