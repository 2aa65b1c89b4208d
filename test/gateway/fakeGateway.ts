import * as http from 'node:http';
import * as https from 'node:https';
import { deletesTheMedia } from './fault';
import { Connections } from './connections';
import type { Accounts } from './contract';
import { apiPath, authentication, judge } from './contract';
import type { DialectName } from './dialect';
import { dialectOf } from './dialect';
import { FakeExchange } from './exchange';
import type { StockedMedia } from './fakeMedia';
import { FakeMediaStore } from './fakeMedia';
import { applyFault } from './applyFault';
import { RequestRecord } from './requestRecord';
import type { FaultRule } from './rules';
import { Rules } from './rules';
import type { RecordedRequest } from './recordedRequest';
import { parametersOf, readRequest } from './recordedRequest';

export type { Fault } from './fault';
export type { FaultRule } from './rules';
export type { RecordedRequest } from './recordedRequest';

/** How a gateway is set up; every field may be left out. */
export interface FakeGatewayOptions {
  /** 0 (default): any free one. */
  port?: number;
  /** Default `127.0.0.1`. */
  host?: string;
  /** PEM; with it the gateway serves https. */
  tls?: { key: string; cert: string };
  /** How it speaks: as other clients see the software answer (default), or as the service's page documents it. */
  dialect?: DialectName;
  /** Default `['box-api-key']`. */
  apiKeys?: readonly string[];
  /** Whether a key counts only beside the user ID of one of `users`; default `false`. */
  keyNeedsUserId?: boolean;
  /** User ID -> password; default `{ 'box-user': 'box-password' }`. */
  users?: Readonly<Record<string, string>>;
  /** Media that exist; `any` (default): every ID of 13 to 20 digits exists until it is deleted. */
  media?: readonly string[] | 'any';
  /** Media with names and ages: the list names those alone. By default all of `media`, with invented ones. */
  stock?: readonly StockedMedia[];
  /** Known media that have expired: the answer is a 404 that says so. */
  expired?: readonly string[];
  /** Milliseconds before each answer, default 0. */
  latencyMs?: number;
  /**
   * Every {@link RecordedRequest} is appended here as a line of JSON, once its answer is complete or its connection gone.
   * It holds the credentials that were sent.
   */
  recordFile?: string;
  /** Called once for each request, when its status line has gone out or it is known that none does. */
  onRequest?: (request: RecordedRequest) => void;
}

/** A running fake gateway. */
export interface FakeGateway {
  /** For example `http://127.0.0.1:41234/WAApi/media`. */
  readonly endpoint: string;
  readonly origin: string;
  /** All requests since the start or the last `forget()`, in the order of arrival; always the same, living array. */
  readonly requests: readonly RecordedRequest[];
  /** Those of them that ask for a deletion: all but GET. */
  readonly deletions: readonly RecordedRequest[];
  /** TCP connections ever accepted. */
  readonly connectionCount: number;
  /** IDs deleted so far, in order. */
  deletedIds(): string[];
  /**
   * Adds rules to the existing ones: the first that matches, in the order given, and has times left applies.
   * @throws RangeError or TypeError when a rule asks for what cannot be sent or counted; then none is added.
   */
  behave(...rules: FaultRule[]): void;
  /** Forgets all rules: contract again. */
  obey(): void;
  /** Clears the record, the deleted media and the rules. */
  forget(): void;
  /** Resolves when so many requests have arrived in total; rejects when the gateway is stopped before that. */
  waitForRequests(count: number): Promise<void>;
  /** Resolves when so many of {@link deletions} have arrived; rejects when the gateway is stopped before that. */
  waitForDeletions(count: number): Promise<void>;
  /** Closes all connections, silent ones too, and the server. */
  stop(): Promise<void>;
}

/**
 * Starts a gateway.
 * @throws the system's error when it cannot listen (for example with `code` `EADDRINUSE`) or write to `recordFile`.
 */
export async function startFakeGateway(options: FakeGatewayOptions = {}): Promise<FakeGateway> {
  const gateway = new RunningGateway(options);
  await gateway.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  return gateway;
}

class RunningGateway implements FakeGateway {
  origin = '';
  private readonly rules = new Rules();
  private readonly record: RequestRecord;
  private readonly stock: FakeMediaStore;
  private readonly accounts: Accounts;
  private readonly connections: Connections;
  private readonly pending = new Set<FakeExchange>();
  private isStopped = false;

  constructor(private readonly options: FakeGatewayOptions) {
    this.record = new RequestRecord(options.recordFile);
    this.stock = new FakeMediaStore(options.media ?? 'any', options.expired ?? [], options.stock);
    this.accounts = {
      apiKeys: options.apiKeys ?? ['box-api-key'],
      users: options.users ?? { 'box-user': 'box-password' },
      keyNeedsUserId: options.keyNeedsUserId ?? false,
    };
    // A connection stays open between requests for as long as the client likes: nothing here hangs on the clock.
    const settings = { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 };
    const handle: http.RequestListener = (request, response) => {
      void this.handle(request, response);
    };
    const { tls } = options;
    const server = tls ? https.createServer({ ...settings, ...tls }, handle) : http.createServer(settings, handle);
    // What cannot be parsed is no request: no entry in the record, no answer.
    server.on('clientError', (_error, socket) => socket.destroy());
    this.connections = new Connections(server, () => this.rules.takeForConnection());
  }

  async listen(port: number, host: string): Promise<void> {
    const actualPort = await this.connections.listen(port, host);
    const hostInUrl = host.includes(':') ? `[${host}]` : host;
    this.origin = `${this.options.tls ? 'https' : 'http'}://${hostInUrl}:${actualPort}`;
  }

  get endpoint(): string {
    return this.origin + apiPath;
  }

  get requests(): readonly RecordedRequest[] {
    return this.record.requests;
  }

  get deletions(): readonly RecordedRequest[] {
    return this.record.deletions;
  }

  get connectionCount(): number {
    return this.connections.count;
  }

  deletedIds(): string[] {
    return this.stock.deletedIds();
  }

  behave(...rules: FaultRule[]): void {
    this.rules.add(rules);
  }

  obey(): void {
    this.rules.clear();
  }

  forget(): void {
    this.record.clear();
    this.stock.restore();
    this.rules.clear();
  }

  waitForRequests(count: number): Promise<void> {
    return this.record.waitFor(count, false);
  }

  waitForDeletions(count: number): Promise<void> {
    return this.record.waitFor(count, true);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.record.close();
    for (const exchange of [...this.pending]) exchange.abandon();
    await this.connections.close();
  }

  private async handle(message: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const connection = this.connections.connectionUnder(message.socket);
    const { received, complete } = await readRequest(message);
    if (this.isStopped) return;
    const { mediaId, userid: userId } = parametersOf(received);
    const authenticatedBy = authentication(received, this.accounts);
    const verdict = judge(received, authenticatedBy, this.stock, dialectOf[this.options.dialect ?? 'observed']);
    // A request that never came to its end asks for nothing.
    const fault = complete ? this.rules.takeForRequest(received.method, mediaId) : undefined;
    const isHonored = complete && (fault === undefined || deletesTheMedia(fault));
    const deletes = isHonored ? verdict.deletes : undefined;
    if (deletes !== undefined) this.stock.delete(deletes);

    const seen = this.record.enter({
      ...received,
      mediaId,
      userId,
      authenticatedBy,
      fault: fault?.name ?? 'contract',
      deleted: deletes !== undefined,
      answeredStatus: undefined,
      closedByClient: false,
    });
    const exchange = new FakeExchange(seen, response, connection, {
      reported: () => this.options.onRequest?.(seen),
      settled: () => {
        this.pending.delete(exchange);
        this.record.write(seen);
      },
    });
    if (connection.destroyed) {
      exchange.clientHasLeft();
      return;
    }
    this.pending.add(exchange);
    const answer = (): void => {
      if (fault === undefined) exchange.sendAnswer(verdict.answer);
      else applyFault(fault, received, verdict.answer, exchange);
    };
    const { latencyMs = 0 } = this.options;
    if (latencyMs > 0) exchange.later(latencyMs, answer);
    else answer();
  }
}
