import * as assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import * as vscode from 'vscode';
import type { DeletionResult } from '../../src/core/outcome';
import type { FakeGateway } from '../gateway/fakeGateway';
import { startFakeGateway } from '../gateway/fakeGateway';
import { selfSigned } from '../gateway/selfSigned';
import { until } from '../vscodeDriver/until';
import { ScriptedUser } from './scriptedUser';
import { apiKeySteps, signIn, signOut } from './signIn';
import { extension, outputWith, setting } from './hostHelpers';

// VS Code's proxy support lets loopback addresses past the proxy: the host has to be an invented one.
const inventedHost = 'gateway.invalid';

describe('behind a proxy', () => {
  let gateway: FakeGateway;
  let proxy: Server;
  let user: ScriptedUser;
  /** What the proxy says to a CONNECT; `undefined` lets it through to the box, and `'silence'` is no answer at all. */
  let refusal: string | undefined;
  const connects: string[] = [];

  before(async () => {
    await extension().activate();
    gateway = await startFakeGateway({ tls: selfSigned });
    proxy = createServer();
    proxy.on('connect', (request: { url?: string }, socket: Socket) => {
      connects.push(request.url ?? '');
      socket.on('error', () => undefined);
      if (refusal === 'silence') return;
      if (refusal !== undefined) {
        socket.end(refusal);
        return;
      }
      const onward = connect(Number(new URL(gateway.endpoint).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    await vscode.workspace
      .getConfiguration('http')
      .update('proxy', `http://127.0.0.1:${port}`, vscode.ConfigurationTarget.Global);
    await setting('endpoint', `https://${inventedHost}/WAApi/media`);
    await setting('retries', 0);
    await setting('checkAccountBeforeDeleting', false);
  });
  beforeEach(() => {
    gateway.forget();
    connects.length = 0;
    user = new ScriptedUser();
    user.install();
  });
  afterEach(async () => {
    await signOut();
    user.restore();
  });
  after(async () => {
    await vscode.workspace.getConfiguration('http').update('proxy', undefined, vscode.ConfigurationTarget.Global);
    await setting('endpoint', undefined);
    await setting('retries', undefined);
    await setting('checkAccountBeforeDeleting', undefined);
    proxy.close();
    await gateway.stop();
  });

  const run = (): Thenable<DeletionResult[] | undefined> =>
    vscode.commands.executeCommand('whatsappMedia.delete', ['1111111111111', '2222222222222']);
  const page = (status: string): string =>
    `HTTP/1.1 ${status}\r\nContent-Type: text/html\r\nContent-Length: 35\r\nConnection: close\r\n\r\n<html>{"status":"success"}</html>\r\n`;

  for (const status of [
    '407 Proxy Authentication Required',
    '404 Not Found',
    '502 Bad Gateway',
    '403 Forbidden',
    '302 Found',
  ]) {
    it(`the proxy's own ${status} is never taken for the service's: unreachable, and the batch stops`, async () => {
      refusal = page(status);
      await signIn(user, apiKeySteps('box-api-key'));
      assert.match(user.lastToast().text, /kept, but could not be tested: the proxy refused to pass the request on/);
      connects.length = 0;
      user.will({ modal: 'Delete 2', press: 'Delete' });
      const results = await run();
      assert.deepEqual(
        results?.map(({ outcome }) => outcome),
        ['unreachable', 'cancelled'],
      );
      assert.deepEqual(connects, [`${inventedHost}:443`]);
      assert.match(user.lastToast().text, /the proxy refused to pass the request on; check the setting http\.proxy/);
      assert.equal(gateway.connectionCount, 0);
    });
  }

  for (const [what, says] of Object.entries({
    'never answers': 'silence',
    'answers 101': 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
  })) {
    it(`a proxy that ${what} keeps no deletion from ending`, async () => {
      refusal = says;
      await setting('timeoutSeconds', 1);
      user.will(...apiKeySteps('box-api-key'), { modal: 'Delete 2', press: 'Delete' });
      const results = await run();
      await setting('timeoutSeconds', undefined);
      for (const { outcome } of results ?? []) assert.ok(['unreachable', 'cancelled'].includes(outcome), outcome);
      assert.equal(results?.length, 2);
      assert.equal(gateway.connectionCount, 0);
    });
  }

  it('a proxy that never answers keeps nobody from stopping it', async () => {
    refusal = 'silence';
    await setting('timeoutSeconds', 1);
    await signIn(user, apiKeySteps('box-api-key'));
    connects.length = 0;
    await setting('timeoutSeconds', 600);
    user.will({ modal: 'Delete 2', press: 'Delete' });
    const results = run();
    await until('the proxy was asked', () => connects.length > 0);
    await signOut();
    const outcomes = (await results)?.map(({ outcome }) => outcome);
    await setting('timeoutSeconds', undefined);
    assert.deepEqual(outcomes, ['cancelled', 'cancelled'], 'nothing can have left');
    assert.equal(gateway.connectionCount, 0);
  });

  it('a certificate that nobody vouches for is not trusted there either, and the log says what to do', async () => {
    refusal = undefined;
    user.will(...apiKeySteps('box-api-key'), { modal: 'Delete 2', press: 'Delete' });
    const results = await run();
    assert.deepEqual(
      results?.map(({ outcome }) => outcome),
      ['unreachable', 'unreachable'],
    );
    assert.equal(gateway.requests.length, 0);
    assert.match(await outputWith('NODE_EXTRA_CA_CERTS'), /certificate is not trusted/);
  });
});
