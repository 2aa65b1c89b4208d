import type { Server as HttpServer } from 'node:http';
import * as net from 'node:net';

/**
 * The gateway's TCP side. It accepts connections itself and hands them to the HTTP(S) server, so that it can count them,
 * reset them before a byte is read, and close the silent ones.
 */
export class Connections {
  private accepted = 0;
  private readonly open = new Map<string, net.Socket>();
  private readonly listener: net.Server;

  /** @param isTurnedAway asked once for each new connection: whether to reset it at once. */
  constructor(
    private readonly server: HttpServer,
    private readonly isTurnedAway: () => boolean,
  ) {
    this.listener = net.createServer({ noDelay: true }, (connection) => {
      this.accept(connection);
    });
  }

  /** How many were ever accepted. */
  get count(): number {
    return this.accepted;
  }

  /**
   * @returns the port it listens on.
   * @throws the system's error when it cannot listen.
   */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.listener.once('error', reject);
      this.listener.listen(port, host, () => {
        this.listener.off('error', reject);
        resolve();
      });
    });
    const address = this.listener.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }

  /** The TCP connection under a socket of the HTTP server: under TLS, another one. Only TCP can be reset. */
  connectionUnder(socket: net.Socket): net.Socket {
    return this.open.get(peerOf(socket)) ?? socket;
  }

  /** Closes all connections, and the listener. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.listener.close(() => {
        resolve();
      });
    });
    for (const connection of this.open.values()) connection.destroy();
    await closed;
  }

  private accept(connection: net.Socket): void {
    this.accepted++;
    const peer = peerOf(connection);
    this.open.set(peer, connection);
    connection.once('close', () => {
      // The client's system may have given the port to its next connection already.
      if (this.open.get(peer) === connection) this.open.delete(peer);
    });
    // A connection may break at any time; whoever waits for it learns that from 'close'.
    connection.on('error', () => undefined);
    if (this.isTurnedAway()) connection.resetAndDestroy();
    else this.server.emit('connection', connection);
  }
}

function peerOf(socket: net.Socket): string {
  return `${socket.remoteAddress ?? ''} ${socket.remotePort ?? ''}`;
}
