import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FakeResponse } from './fakeResponse';
import type { RecordedRequest } from './recordedRequest';

/**
 * How long a reset waits after what was sent before it, in milliseconds: it would overtake what the client's system
 * has received but not handed over yet.
 */
const resetGraceMs = 50;

/** Who follows an exchange; each is called once, `reported` first. */
export interface ExchangeWatcher {
  /** The status line has gone out, or it is known that none does. */
  reported(): void;
  /** The answer is complete or the connection gone: nothing in the entry changes any more. */
  settled(): void;
}

/** One request's answer on its way out. Keeps the request's entry exact, whoever ends the connection, and when. */
export class FakeExchange {
  private answerComplete = false;
  private endedByGateway = false;
  private isReported = false;
  private isSettled = false;
  private readonly atSettlement: (() => void)[] = [];

  /** @param connection the TCP connection itself, also under TLS: only that one can be reset. */
  constructor(
    private readonly seen: RecordedRequest,
    private readonly response: ServerResponse,
    private readonly connection: Socket,
    private readonly watcher: ExchangeWatcher,
  ) {
    response.on('finish', () => (this.answerComplete = true));
    response.on('close', () => {
      this.settle();
    });
    // A client that leaves breaks the response; that is what 'close' tells.
    response.on('error', () => undefined);
  }

  get isOver(): boolean {
    return this.isSettled;
  }

  /** Runs `action` after so many milliseconds, unless the exchange is over by then. */
  later(milliseconds: number, action: () => void): void {
    const timer = setTimeout(action, milliseconds);
    this.whenOver(() => {
      clearTimeout(timer);
    });
  }

  /** Runs `action` every so many milliseconds, until the exchange is over. */
  repeatedly(milliseconds: number, action: () => void): void {
    const timer = setInterval(action, milliseconds);
    this.whenOver(() => {
      clearInterval(timer);
    });
  }

  /** Sends the status line and the headers, at once. */
  sendHead({ status, headers }: Pick<FakeResponse, 'status' | 'headers'>): void {
    if (this.isSettled) return;
    this.response.writeHead(status, headers);
    this.response.flushHeaders();
    this.seen.answeredStatus = status;
    this.report();
  }

  /**
   * Sends a part of the body.
   * @param whenFlushed called when the system has taken it over
   * @returns false when the client should be waited for; {@link whenDrained} tells when it is ready
   */
  send(part: string | Buffer, whenFlushed?: () => void): boolean {
    if (this.isSettled) return false;
    return this.response.write(part, whenFlushed);
  }

  whenDrained(action: () => void): void {
    this.response.once('drain', action);
  }

  /** Ends the answer, after which the connection may carry the next request. */
  complete(): void {
    if (!this.isSettled) this.response.end();
  }

  /** Sends a whole answer. */
  sendAnswer(answer: FakeResponse): void {
    if (this.isSettled) return;
    const hasLength = Object.keys(answer.headers).some((name) => /^(?:content-length|transfer-encoding)$/i.test(name));
    const mayHaveBody = answer.status !== 204 && answer.status !== 304;
    const length = { 'Content-Length': String(Buffer.byteLength(answer.body)) };
    this.response.writeHead(answer.status, { ...answer.headers, ...(hasLength || !mayHaveBody ? {} : length) });
    this.seen.answeredStatus = answer.status;
    this.response.end(answer.body);
    this.report();
  }

  /** Says that no status line will go out. */
  giveNoAnswer(): void {
    this.report();
  }

  /** Ends the connection in the regular way (FIN), after what was sent. */
  close(): void {
    if (this.isSettled) return;
    this.endedByGateway = true;
    this.response.socket?.end();
    this.report();
  }

  /** Resets the connection (RST); a client may miss what was sent just before. */
  reset(): void {
    if (this.isSettled) return;
    this.endedByGateway = true;
    this.connection.resetAndDestroy();
    this.report();
  }

  /** Resets the connection when the client has had the time to read what was sent. */
  resetAfterWhatWasSent(): void {
    this.later(resetGraceMs, () => {
      this.reset();
    });
  }

  /** The client had left before there was anything to answer. */
  clientHasLeft(): void {
    this.settle();
  }

  /** The gateway is stopped: the connection goes, and it is not the client's doing. */
  abandon(): void {
    this.endedByGateway = true;
    this.connection.destroy();
    this.settle();
  }

  private whenOver(action: () => void): void {
    if (this.isSettled) action();
    else this.atSettlement.push(action);
  }

  private report(): void {
    if (this.isReported) return;
    this.isReported = true;
    this.watcher.reported();
  }

  private settle(): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.seen.closedByClient = !this.answerComplete && !this.endedByGateway;
    for (const action of this.atSettlement) action();
    this.report();
    this.watcher.settled();
  }
}
