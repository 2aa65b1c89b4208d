import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { canary, findSecrets, readTree, writtenForms } from '../canary/canary';
import { everyFailure } from '../gateway/everyFailure';
import type { Fault } from '../gateway/fault';
import type { Step } from './scriptedUser';
import { startFakeGateway } from '../gateway/fakeGateway';
import { withGateway } from './hostFixture';
import { ScriptedUser } from './scriptedUser';
import { apiKeySteps, passwordSteps, signIn } from './signIn';
import { outputWith, setting } from './hostHelpers';

const secrets = [canary.apiKey, canary.userId, canary.password];

const sampleId = '7074855483357676350';

/** Which requests a fault is for, by the command that makes them; all by default. */
const concerned: Readonly<Record<string, 'list' | 'one'>> = {
  'whatsappMedia.testCredentials': 'list',
  'whatsappMedia.refreshAccount': 'list',
  'whatsappMedia.preview': 'one',
};

/** A service that quotes what it was sent, in its various forms. */
const quoting = (sent: readonly string[]): Extract<Fault, { name: 'status' }>[] =>
  sent
    .flatMap((secret) => writtenForms(secret).filter((form) => form !== Array.from(secret).reverse().join('')))
    .map((form) => ({ name: 'status', status: 400, reason: `Bad credential ${form} given` }));

describe('no credential is ever written anywhere', () => {
  const fixture = withGateway({
    apiKeys: [canary.apiKey],
    users: { [canary.userId]: canary.password },
    stock: [{ mediaId: sampleId, identifier: 'Welcome', description: '', mediaType: 'image', ageDays: 3 }],
    settings: { retries: 0, timeoutSeconds: 1 },
  });
  let user: ScriptedUser;
  const written = new Map<string, string>();
  const note = (what: string, value: unknown): void => {
    written.set(`${what} ${written.size}`, typeof value === 'string' ? value : JSON.stringify({ value }));
  };

  before(() =>
    vscode.commands.executeCommand('workbench.action.output.show.WhatsApp Media').then(undefined, () => undefined),
  );

  async function provoke(faults: readonly Fault[], command: string, ...args: unknown[]): Promise<void> {
    for (const fault of faults) {
      fixture.gateway.forget();
      const on = concerned[command];
      fixture.gateway.behave({ fault, ...(on === undefined ? {} : { on }) });
      user = new ScriptedUser();
      user.install();
      if (command === 'whatsappMedia.delete') user.will({ modal: 'Delete', press: 'Delete' });
      try {
        note('result', await vscode.commands.executeCommand(command, ...args));
      } catch (error) {
        note(
          'error',
          error instanceof Error ? `${error.message} ${error.stack ?? ''} ${JSON.stringify(error)}` : error,
        );
      }
      user.restore();
      noteShown();
      assert.ok(fixture.gateway.connectionCount > 0);
    }
  }

  const ways = {
    // Each credential travels with each method: a key is in a header with both.
    'an API key': { steps: apiKeySteps(canary.apiKey), sent: [canary.apiKey], methods: ['DELETE'] },
    'an API key and a user ID': {
      steps: apiKeySteps(canary.apiKey, canary.userId),
      sent: [canary.apiKey, canary.userId],
      methods: ['POST'],
    },
    'a user ID and a password': {
      steps: passwordSteps(canary.userId, canary.password),
      sent: [canary.userId, canary.password],
      methods: ['DELETE', 'POST'],
    },
  };

  async function setCredentials(steps: readonly Step[], fault?: Fault): Promise<void> {
    fixture.gateway.forget();
    if (fault !== undefined) fixture.gateway.behave({ on: 'list', fault });
    user = new ScriptedUser();
    user.install();
    await signIn(user, steps);
    user.restore();
    noteShown();
  }

  /** What a box holds while it is open is what the user typed there. */
  function noteShown(): void {
    note(
      'shown',
      user.asked.map((asked) => ({ ...asked, value: undefined })),
    );
  }

  for (const [way, { steps, sent, methods }] of Object.entries(ways)) {
    for (const method of methods) {
      it(`in any failure of a deletion, with ${way} and ${method}`, async function () {
        this.timeout(240_000);
        await setting('httpMethod', method);
        await setCredentials(steps);
        await provoke([...everyFailure, ...quoting(sent)], 'whatsappMedia.delete', [sampleId]);
        assert.equal(fixture.gateway.requests.length > 0, true);
      });
    }

    it(`in any failure of their test, with ${way}`, async function () {
      this.timeout(240_000);
      await setCredentials(steps);
      await provoke([...everyFailure, ...quoting(sent)], 'whatsappMedia.testCredentials');
      assert.equal(fixture.gateway.requests.length > 0, true);
    });

    it(`in the question about rejected ones, with ${way}`, async () => {
      for (const fault of quoting(sent)) {
        const rejected = { ...fault, status: 401 };
        await setCredentials([...steps, { modal: 'did not accept', press: undefined }], rejected);
      }
    });
  }

  it('in any failure of reading the account, and of fetching its files', async function () {
    this.timeout(240_000);
    for (const [way, command, ...args] of [
      ['an API key and a user ID', 'whatsappMedia.refreshAccount'],
      ['a user ID and a password', 'whatsappMedia.preview', sampleId],
    ] as const) {
      const { steps, sent } = ways[way];
      await setCredentials(steps);
      await provoke([...everyFailure, ...quoting(sent)], command, ...args);
    }
    // Also where it succeeds: the preview's URI, its tab, and a copy that is kept.
    fixture.gateway.obey();
    await vscode.commands.executeCommand('whatsappMedia.refreshAccount');
    await vscode.commands.executeCommand('whatsappMedia.preview', sampleId);
    note(
      'tabs',
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input, label }) => [input, label])),
    );
    await setting('keepCopies', 'always');
    user = new ScriptedUser();
    user.install();
    user.will({ modal: 'Delete', press: 'Delete' });
    await vscode.commands.executeCommand('whatsappMedia.delete', [sampleId]);
    user.restore();
    await setting('keepCopies', undefined);
    noteShown();
  });

  it('when nobody listens, and when the store is asked to do what it cannot', async () => {
    const closed = await startFakeGateway();
    await closed.stop();
    await setting('endpoint', closed.endpoint);
    await setting('endpoint', `${closed.endpoint}?apiKey=x`);
    user = new ScriptedUser();
    user.install();
    note('result', await vscode.commands.executeCommand('whatsappMedia.delete', [sampleId]));
    user.restore();
    noteShown();
    await setting('endpoint', fixture.gateway.endpoint);
  });

  it('searched in what was returned, shown and logged, in settings, storage and every file VS Code keeps', async () => {
    note('output', await outputWith(sampleId));
    const data = process.env.DELETE_WHATSAPP_MEDIA_VSCODE_DATA;
    assert.ok(data, 'the runner says where VS Code keeps its data');
    const files = readTree(data);
    assert.ok(
      [...files.keys()].some((file) => file.endsWith('WhatsApp Media.log')),
      'the log files are among them',
    );
    assert.ok(
      [...files.keys()].some((file) => file.endsWith('whatsapp-media-copies.json')),
      'a copy that is kept is among them',
    );
    assert.ok(
      [...files.keys()].some((file) => file.endsWith('settings.json')),
      'the settings are among them',
    );
    for (const [file, text] of files) written.set(file, text);
    const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(workspace);
    for (const [file, text] of readTree(workspace)) written.set(file, text);
    assert.ok(written.size > 4 * everyFailure.length);
    assert.deepEqual(findSecrets(written, secrets), []);
    // Other tests keep copies of their own.
    user = new ScriptedUser();
    user.install();
    user.will({ modal: '1 kept copy', press: 'Clear' });
    await vscode.commands.executeCommand('whatsappMedia.clearCopies');
    user.restore();
  });

  it('and the search would find one', () => {
    for (const secret of secrets) {
      for (const form of writtenForms(secret)) {
        assert.ok(findSecrets(new Map([['x', `before ${form} after`]]), [secret]).length > 0, form);
      }
    }
    assert.ok(readTree(path.dirname(__filename)).size > 0);
  });
});
