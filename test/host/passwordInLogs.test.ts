import * as assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { canary, findSecrets, readTree } from '../canary/canary';
import type { GatewayBox } from '../gateway/gatewayBox';
import { startGatewayBox } from '../gateway/gatewayBox';
import { until } from '../realVsCode/until';
import { ScriptedUser } from './scriptedUser';
import { extension, setting } from './surroundings';

const inventedHost = 'logged.invalid';

// With user ID and password the service documents both as a part of the URL, which VS Code's proxy support logs.
describe("VS Code's own logs at trace", () => {
  let box: GatewayBox;
  let user: ScriptedUser;
  before(async () => {
    await extension().activate();
    box = await startGatewayBox({ users: { [canary.userId]: canary.password } });
    await setting('retries', 0);
  });
  after(async () => {
    await vscode.workspace.getConfiguration('http').update('proxy', undefined, vscode.ConfigurationTarget.Global);
    await setting('endpoint', undefined);
    await setting('retries', undefined);
    await box.stop();
  });

  async function deleteWithPassword(endpoint: string): Promise<void> {
    await setting('endpoint', endpoint);
    user = new ScriptedUser();
    user.install();
    user.will({ pick: 'Set Credentials', choose: 'User ID and password' });
    user.will({ input: 'User ID', type: canary.userId }, { input: 'Password', type: canary.password });
    user.will({ modal: 'Delete', press: 'Delete' });
    await vscode.commands.executeCommand('whatsappMedia.delete', ['7074855483357676350']);
    await vscode.commands.executeCommand('whatsappMedia.signOut');
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

  it('hold no credential, without a proxy', async () => {
    await deleteWithPassword(box.endpoint);
    assert.deepEqual(box.deletedIds(), ['7074855483357676350'], 'the password arrived all the same');
    const logs = await logsAbout(new URL(box.endpoint).host);
    assert.deepEqual(findSecrets(logs, [canary.userId, canary.password]), []);
  });

  it('hold no credential, through a proxy', async () => {
    const proxy = createServer();
    const asked = new Promise<void>((resolve) => {
      proxy.on('connect', (_request, socket: Socket) => {
        socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n');
        resolve();
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    await vscode.workspace
      .getConfiguration('http')
      .update('proxy', `http://127.0.0.1:${port}`, vscode.ConfigurationTarget.Global);
    await deleteWithPassword(`https://${inventedHost}/WAApi/media`);
    await asked;
    proxy.close();
    assert.deepEqual(findSecrets(await logsAbout(inventedHost), [canary.userId, canary.password]), []);
  });
});
