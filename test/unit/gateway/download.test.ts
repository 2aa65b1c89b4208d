import * as assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import { createServer } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { AccountReader } from '../../../src/core/gateway/accountReader';
import { createAccountReader } from '../../../src/core/gateway/accountReader';
import type { MediaId } from '../../../src/core/mediaId/mediaId';
import type { Fault } from '../../gateway/fault';
import type { FakeGateway } from '../../gateway/fakeGateway';
import { startFakeGateway } from '../../gateway/fakeGateway';
import { until } from '../../vscodeDriver/until';
import { gatewayTarget } from './gatewayTarget';

const ids = ['7074855483357676350', '6317363186776558278', '7074855483357676352', '7074855483357676353'] as MediaId[];
const [image, video, audio, pdf] = ids as [MediaId, MediaId, MediaId, MediaId];
const never = new AbortController().signal;

describe('reading an account', () => {
  let gateway: FakeGateway;
  let folder: string;
  let file: string;
  before(async () => {
    gateway = await startFakeGateway({ media: ids });
  });
  beforeEach(() => {
    gateway.forget();
    folder = mkdtempSync(path.join(tmpdir(), 'download-'));
    file = path.join(folder, 'copy');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  after(() => gateway.stop());

  const reader = (timeoutMs = 20_000, endpoint = gateway.endpoint): AccountReader =>
    createAccountReader(gatewayTarget(endpoint), timeoutMs);

  it('lists what is there, by one GET', async () => {
    const result = await reader().list(never);
    assert.equal(result.kind, 'listed');
    assert.deepEqual(
      result.media.map(({ mediaId, kind }) => [mediaId, kind]),
      [
        [image, 'image'],
        [video, 'video'],
        [audio, 'audio'],
        [pdf, 'document'],
      ],
    );
    assert.deepEqual(
      gateway.requests.map(({ method, query }) => [method, query]),
      [['GET', { output: 'json' }]],
    );
  });

  const without: [string, Fault, 'noList' | 'rejected' | 'unreachable'][] = [
    ['a 404 page', { name: 'status', status: 404, body: 'page' }, 'noList'],
    ['405', { name: 'status', status: 405 }, 'noList'],
    ['152', { name: 'shaped', status: 'error', statusCode: '152', reason: 'Invalid method' }, 'noList'],
    ['216', { name: 'shaped', status: 'error', statusCode: '216', reason: 'Invalid credentials' }, 'rejected'],
    ['a web page', { name: 'html200' }, 'noList'],
    ['broken inner JSON', { name: 'raw', status: 200, body: '{"status":"success","mediaList":"[{"}' }, 'noList'],
    ['500', { name: 'status', status: 500 }, 'unreachable'],
    ['429', { name: 'throttled' }, 'unreachable'],
    ['a cut answer', { name: 'resetAfterHeaders' }, 'unreachable'],
    ['a redirect', { name: 'redirect', status: 302, location: 'https://elsewhere.example/' }, 'noList'],
  ];
  for (const [what, fault, kind] of without) {
    it(`takes ${what} for ${kind}`, async () => {
      gateway.behave({ on: 'list', fault });
      assert.equal((await reader().list(never)).kind, kind);
      assert.equal(gateway.requests.length, 1);
    });
  }

  it('tells of one media object, and of none that is not there', async () => {
    const one = await reader().one(pdf, never);
    assert.deepEqual([one?.mediaId, one?.kind], [pdf, 'document']);
    assert.equal(await reader().one('1234567890123' as MediaId, never), undefined);
  });

  it('saves files byte for byte, with the name and the type that the service gives', async () => {
    const expected = [
      [image, 'image/png', 'banner.png', '\u0089PNG'],
      [audio, 'audio/wav', 'greeting.wav', 'RIFF'],
      [pdf, 'application/pdf', 'Preisliste für März.pdf', '%PDF'],
      [video, 'video/mp4', 'clip.mp4', '\0\0\0 ftyp'],
    ] as const;
    for (const [mediaId, contentType, fileName, begin] of expected) {
      const at = path.join(folder, mediaId);
      const download = await reader().download(mediaId, at, never);
      const bytes = readFileSync(at);
      assert.deepEqual(download, { kind: 'saved', bytes: bytes.length, contentType, fileName });
      assert.ok(bytes.toString('latin1').startsWith(begin));
    }
    assert.deepEqual(
      gateway.requests.map(({ method, query }) => [method, query.download]),
      expected.map(() => ['GET', 'true']),
    );
    assert.deepEqual(gateway.deletedIds(), []);
  });

  const refused: [string, Fault][] = [
    ['a page', { name: 'html200' }],
    ['a page that says that it is an image', raw('<!DOCTYPE html><html><body>Login</body></html>', 'image/png')],
    ['an error that says that it is an image', raw('{"status":"error","statusCode":"500","reason":"x"}', 'image/png')],
    ['JSON', { name: 'shaped', status: 'error', statusCode: '147', reason: 'Invalid value' }],
    ['a success without a file', { name: 'shaped', status: 'success' }],
    ['nothing', { name: 'raw', status: 200, body: '', headers: { 'Content-Type': 'image/png' } }],
    ['no content', { name: 'noContent' }],
    ['404', { name: 'status', status: 404 }],
    ['500', { name: 'status', status: 500, body: 'page' }],
    ['a redirect', { name: 'redirect', status: 302, location: 'https://elsewhere.example/' }],
    ['half a file', { name: 'shortBody' }],
    ['a reset', { name: 'resetAfterHeaders' }],
    ['no answer', { name: 'closeBeforeAnswer' }],
  ];
  for (const [what, fault] of refused) {
    it(`takes ${what} for no file, and leaves nothing on the disk`, async () => {
      gateway.behave({ on: 'one', fault });
      const download = await reader().download(image, file, never);
      assert.notEqual(download.kind, 'saved');
      assert.ok(!existsSync(file), JSON.stringify(download));
    });
  }

  it('says why there is no file in the service’s words, without the credentials', async () => {
    gateway.behave({
      on: 'one',
      fault: { name: 'shaped', status: 'error', statusCode: '404', reason: 'No box-api-key' },
    });
    const download = await reader().download(image, file, never);
    assert.equal(download.kind, 'noFile');
    assert.deepEqual([download.outcome, download.statusCode], ['notFound', '404']);
    assert.ok(!(download.reason ?? '').includes('box-api-key'), JSON.stringify(download));
  });

  it('ends by its time-out, or when it is stopped, in the middle of a file, which is removed', async () => {
    const dripping: Fault = { name: 'drip', bytesPerSecond: 10 };
    gateway.behave({ on: 'one', fault: dripping });
    assert.notEqual((await reader(300).download(image, file, never)).kind, 'saved');
    assert.ok(!existsSync(file));
    const abort = new AbortController();
    const download = reader().download(image, file, abort.signal);
    await gateway.waitForRequests(2);
    abort.abort();
    assert.notEqual((await download).kind, 'saved');
    assert.ok(!existsSync(file));
  });

  it('ends in the middle of a file that never comes whole, and removes what was written', async () => {
    const headers = { 'Content-Type': 'image/png', 'Content-Length': '5000' };
    gateway.behave({ on: 'one', fault: { name: 'raw', status: 200, body: '\u0089PNG', headers } });
    assert.deepEqual(await reader(300).download(image, file, never), { kind: 'incomplete', fault: 'cutOff' });
    assert.ok(!existsSync(file));
    const abort = new AbortController();
    const download = reader().download(image, file, abort.signal);
    await until('some of it is on the disk', () => existsSync(file) && statSync(file).size > 0);
    abort.abort();
    assert.deepEqual(await download, { kind: 'incomplete', fault: 'cutOff' });
    assert.ok(!existsSync(file));
  });

  it('never writes over what is there, and says what the disk said', async () => {
    writeFileSync(file, 'mine');
    assert.deepEqual(await reader().download(image, file, never), { kind: 'notWritten', code: 'EEXIST' });
    assert.equal(readFileSync(file, 'utf8'), 'mine');
    const nowhere = path.join(folder, 'missing', 'copy');
    assert.deepEqual(await reader().download(image, nowhere, never), { kind: 'notWritten', code: 'ENOENT' });
  });

  it('reads no file to its end that is larger than 100 MB', async () => {
    const bytes = 101_000_000;
    gateway.behave({ on: 'one', fault: { name: 'hugeBody', bytes, type: 'video/mp4' } });
    assert.deepEqual(await reader().download(video, file, never), { kind: 'incomplete', fault: 'tooLarge' });
    assert.ok(!existsSync(file));
  });

  it("takes a proxy's own page for none of the service's, whatever it says that it is", async () => {
    const proxy = createServer((_request, response) => response.setHeader('Content-Type', 'image/png').end('Sign in'));
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    // As VS Code's proxy support passes it: on a plain socket, where https was asked for.
    const { request } = https;
    https.request = ((options: http.RequestOptions, ...more: []) =>
      http.request({ ...options, protocol: 'http:' }, ...more)) as typeof https.request;
    try {
      const download = await reader(5000, `https://127.0.0.1:${port}/WAApi/media`).download(image, file, never);
      assert.deepEqual([download.kind, 'cause' in download && download.cause], ['noFile', 'proxyRefused']);
      assert.ok(!existsSync(file));
    } finally {
      https.request = request;
      await new Promise((resolve) => proxy.close(resolve));
    }
  });

  it('is unreachable where nobody listens', async () => {
    const closed = await startFakeGateway();
    await closed.stop();
    const download = await reader(5000, closed.endpoint).download(image, file, never);
    assert.equal(download.kind, 'unreachable');
    assert.equal(await reader(5000, closed.endpoint).one(image, never), undefined);
    assert.equal((await reader(5000, closed.endpoint).list(never)).kind, 'unreachable');
  });
});

function raw(body: string, contentType: string): Fault {
  return { name: 'raw', status: 200, body, headers: { 'Content-Type': contentType } };
}
