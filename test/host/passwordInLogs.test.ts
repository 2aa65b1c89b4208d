import * as assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { canary, findSecrets, readTree } from '../canary/canary';
import { until } from '../vscodeDriver/until';
import type { Step } from './scriptedUser';
import { withGateway } from './hostFixture';
import { ScriptedUser } from './scriptedUser';
import { apiKeySteps, passwordSteps, signOut } from './signIn';
import { setting } from './hostHelpers';

const inventedHost = 'logged.invalid';

// With user ID and password the service documents both as a part of the URL, which VS Code's proxy support logs.
describe("VS Code's own logs at trace", () => {
  const fixture = withGateway({
    apiKeys: [canary.apiKey],
    users: { [canary.userId]: canary.password },
    settings: { retries: 0 },
  });
  let user: ScriptedUser;
  after(() => vscode.workspace.getConfiguration('http').update('proxy', undefined, vscode.ConfigurationTarget.Global));

  const secrets = [canary.apiKey, canary.userId, canary.password];
  const ways = {
    'a user ID and a password': passwordSteps(canary.userId, canary.password),
    'an API key and a user ID': apiKeySteps(canary.apiKey, canary.userId),
  };

  /** Sets credentials, which tests them, and deletes a media with them. */
  async function deleteWith(steps: readonly Step[], endpoint: string): Promise<void> {
    await setting('endpoint', endpoint);
    user = new ScriptedUser();
    user.install();
    user.will(...steps, { modal: 'Delete', press: 'Delete' });
    await vscode.commands.executeCommand('whatsappMedia.delete', ['7074855483357676350']);
    await signOut();
    user.restore();
  }

  /** What VS Code has logged, once that speaks of a host. */
  async function logsAbout(host: string): Promise<Map<string, string>> {
    const data = process.env.DELETE_WHATSAPP_MEDIA_VSCODE_DATA;
    assert.ok(data);
    let logs = new Map<string, string>();
    await until(`VS Code logs a request to ${host}`, () => {
      logs = new Map([...readTree(data)].filter(([file]) => file.includes(`${path.sep}logs${path.sep}`)));
      return [...logs].some(([file, text]) => file.endsWith('remoteexthost.log') && text.includes(host));
    });
    return logs;
  }

  for (const [way, steps] of Object.entries(ways)) {
    it(`hold no credential, without a proxy, with ${way}`, async () => {
      fixture.gateway.forget();
      await deleteWith(steps, fixture.gateway.endpoint);
      assert.deepEqual(fixture.gateway.deletedIds(), ['7074855483357676350'], 'what was sent arrived all the same');
      const logs = await logsAbout(new URL(fixture.gateway.endpoint).host);
      assert.deepEqual(findSecrets(logs, secrets), []);
    });

    it(`hold no credential, through a proxy, with ${way}`, async () => {
      let isAsked = false;
      const proxy = createServer();
      proxy.on('connect', (_request, socket: Socket) => {
        socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n');
        isAsked = true;
      });
      await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
      const { port } = proxy.address() as AddressInfo;
      await vscode.workspace
        .getConfiguration('http')
        .update('proxy', `http://127.0.0.1:${port}`, vscode.ConfigurationTarget.Global);
      const host = `${steps === ways['an API key and a user ID'] ? 'key' : 'password'}.${inventedHost}`;
      await deleteWith(steps, `https://${host}/WAApi/media`);
      assert.ok(isAsked);
      proxy.close();
      await vscode.workspace.getConfiguration('http').update('proxy', undefined, vscode.ConfigurationTarget.Global);
      assert.deepEqual(findSecrets(await logsAbout(host), secrets), []);
    });
  }
});
