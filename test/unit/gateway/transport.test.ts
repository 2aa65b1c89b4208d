import * as assert from 'node:assert/strict';
import * as http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import * as net from 'node:net';
import { sendRequest } from '../../../src/core/gateway/transport';
import type { GatewayRequest } from '../../../src/core/gateway/request';
import type { HttpResult } from '../../../src/core/gateway/httpResult';

const get = (port: number): GatewayRequest => ({
  method: 'DELETE',
  url: `http://127.0.0.1:${port}/WAApi/media?mediaId=7074855483357676350&password=secret`,
  headers: {},
  body: undefined,
  maxResponseBytes: 64 * 1024,
});
const post = (port: number): GatewayRequest => ({
  method: 'POST',
  url: `http://127.0.0.1:${port}/WAApi/media`,
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: 'mediaId=7074855483357676350',
  maxResponseBytes: 64 * 1024,
});

/** What a raw socket may do to a request. None of it may keep the exchange from ending. */
const mischief: Readonly<Record<string, (socket: Socket) => void>> = {
  'says nothing': () => undefined,
  'ends its side at once': (socket) => socket.end(),
  'says half a status line': (socket) => socket.write('HTTP/1.1 20'),
  'says something else than HTTP': (socket) => socket.write('220 mail.example ESMTP\r\n'),
  'continues for ever': (socket) => {
    const timer = setInterval(() => socket.write('HTTP/1.1 100 Continue\r\n\r\n'), 5);
    socket.on('close', () => {
      clearInterval(timer);
    });
  },
  'gives early hints for ever': (socket) => {
    const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'), 5);
    socket.on('close', () => {
      clearInterval(timer);
    });
  },
  'never ends its headers': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => socket.write('X-More: x\r\n'), 5);
    socket.on('close', () => {
      clearInterval(timer);
    });
  },
  'announces a body and sends none': (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n'),
  'never ends its chunks': (socket) => socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n'),
  'sends chunks of no size': (socket) =>
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n'),
  'switches protocols': (socket) =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
  'switches protocols without saying to which': (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
  'resets the connection': (socket) => socket.resetAndDestroy(),
};

type Connect = (options: net.NetConnectOpts, done: (error: Error | null, socket: Socket) => void) => Socket | undefined;

/** Connects Node's own agent in another way. @returns what puts the former one back. */
function connectBy(connect: Connect): () => void {
  const agent = http.globalAgent as unknown as { createConnection?: Connect };
  agent.createConnection = connect;
  return () => {
    delete agent.createConnection;
  };
}

describe('one exchange', () => {
  let server: net.Server;
  let behave: (socket: Socket) => void;
  let received: string;
  let port: number;
  const open = new Set<Socket>();
  beforeEach(async () => {
    received = '';
    server = net.createServer((socket) => {
      open.add(socket);
      socket.on('error', () => undefined);
      let hasAnswered = false;
      socket.on('data', (data) => {
        received += data.toString();
        if (hasAnswered) return;
        hasAnswered = true;
        behave(socket);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterEach(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  const mayHaveBeenSent = (result: HttpResult): boolean => result.kind === 'answered' || result.mayHaveBeenSent;

  for (const [what, does] of Object.entries(mischief)) {
    for (const [method, request] of Object.entries({ DELETE: get, POST: post })) {
      it(`ends by its time-out when the other side ${what}, ${method}`, async () => {
        behave = does;
        const result = await sendRequest(request(port), 300, new AbortController().signal);
        assert.ok(mayHaveBeenSent(result), JSON.stringify(result));
        const isWhole = result.kind === 'answered' && result.httpStatus !== 101 && result.body.kind === 'whole';
        assert.ok(!isWhole, JSON.stringify(result));
      });
    }

    it(`ends when it is aborted while the other side ${what}`, async () => {
      const abort = new AbortController();
      behave = (socket) => {
        does(socket);
        setImmediate(() => {
          abort.abort();
        });
      };
      const result = await sendRequest(get(port), 60_000, abort.signal);
      assert.ok(mayHaveBeenSent(result), JSON.stringify(result));
    });
  }

  it('calls 101 an answer that cannot be understood, at once and not only by its time-out', async () => {
    behave = mischief['switches protocols'] ?? (() => undefined);
    const result = await sendRequest(get(port), 600_000, new AbortController().signal);
    assert.ok(result.kind === 'answered' && result.httpStatus === 101 && result.body.kind === 'cutOff');
  });

  it('sends the path that it was given, though nobody before the socket sees it', async () => {
    behave = (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
    const seen: string[] = [];
    const restore = connectBy((options) => {
      seen.push(JSON.stringify(options));
      return net.connect(options);
    });
    try {
      const result = await sendRequest(get(port), 20_000, new AbortController().signal);
      assert.equal(result.kind, 'answered');
    } finally {
      restore();
    }
    assert.match(received, /^DELETE \/WAApi\/media\?mediaId=7074855483357676350&password=secret HTTP\/1\.1\r\n/);
    assert.equal(seen.length, 1);
    assert.ok(!seen.join().includes('secret'), seen.join());
  });

  for (const end of ['its time-out', 'an abort'] as const) {
    it(`ends by ${end} while there is no connection, and one that comes later sends nothing`, async () => {
      behave = () => undefined;
      let connectLate: (() => void) | undefined;
      // As a proxy agent does it: the connection is asked for, and comes when it comes.
      const restore = connectBy((options, done) => {
        connectLate = () => {
          const late = net.connect(options);
          late.once('connect', () => {
            done(null, late);
          });
        };
        return undefined;
      });
      const abort = new AbortController();
      try {
        const work = sendRequest(get(port), end === 'an abort' ? 600_000 : 50, abort.signal);
        if (end === 'an abort') abort.abort();
        const result = await work;
        assert.deepEqual(result, {
          kind: 'failed',
          fault: end === 'an abort' ? 'aborted' : 'timedOut',
          faultCode: undefined,
          mayHaveBeenSent: false,
        });
        const connected = new Promise<Socket>((resolve) => server.once('connection', resolve));
        connectLate?.();
        const socket = await connected;
        // The agent may keep the connection for others; whatever it does, nothing of this request is sent.
        const closed = new Promise((resolve) => socket.once('close', resolve));
        await new Promise((resolve) => setImmediate(resolve));
        http.globalAgent.destroy();
        await closed;
        assert.equal(received, '');
      } finally {
        restore();
      }
    });
  }
});
