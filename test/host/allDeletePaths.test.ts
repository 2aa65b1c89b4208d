import * as assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { FakeGateway } from '../gateway/fakeGateway';
import { startFakeGateway } from '../gateway/fakeGateway';
import { fakeBoxes } from './fakeBoxes';
import { replaceQuestions } from './questions';
import { signOut } from './signIn';
import { extension, setting } from './hostHelpers';

interface Manifest {
  readonly contributes: { readonly commands: readonly { command: string }[] };
}

/** Commands that lead to requests when everything is answered with yes. Add new ones here; none may be missing. */
const waysToDelete = [
  'whatsappMedia.delete',
  'whatsappMedia.deleteInFile',
  'whatsappMedia.deleteAll',
  'whatsappMedia.retryFailed',
];

/** So many questions may one command ask: more is a loop. */
const manyQuestions = 20;

/** A user who says yes to everything, or to everything but the confirmation. */
class AgreeableUser {
  confirmations = 0;
  /** How many requests the box had seen when the first confirmation was shown. */
  requestsBefore: number | undefined;
  private questions = 0;

  constructor(
    private readonly gateway: FakeGateway,
    private readonly confirms: boolean,
  ) {}

  install(): void {
    const message = (text: string, options?: vscode.MessageOptions | string, ...items: string[]): Thenable<unknown> => {
      this.count();
      if (typeof options !== 'object' || options.modal !== true) return Promise.resolve(undefined);
      // Credentials are removed only after a question, too.
      if (!text.startsWith('Delete')) return Promise.resolve(items[0]);
      this.confirmations++;
      this.requestsBefore ??= this.gateway.deletions.length;
      return Promise.resolve(this.confirms ? items[0] : undefined);
    };
    const input = ({ prompt = '' }: vscode.InputBoxOptions): Thenable<string> => {
      this.count();
      return Promise.resolve(prompt.includes('Media IDs') ? '7074855483357676350' : '');
    };
    const pick = (items: readonly unknown[], options: vscode.QuickPickOptions = {}): Thenable<unknown> => {
      this.count();
      return Promise.resolve(options.canPickMany === true ? items : items[0]);
    };
    const [showInformationMessage, showWarningMessage, showErrorMessage] = [message, message, message];
    this.restore = replaceQuestions({
      showInformationMessage,
      showWarningMessage,
      showErrorMessage,
      showInputBox: input,
      showQuickPick: pick,
      // Nobody chooses a folder for copies.
      showOpenDialog: () => Promise.resolve(undefined),
      ...fakeBoxes({
        input: (box) => {
          this.count();
          box.type(box.prompt?.startsWith('API key') === true ? 'box-api-key' : '');
          box.pressEnter();
        },
        pick: (box) => {
          this.count();
          box.choose('API key');
        },
      }),
    });
  }

  restore: () => void = () => undefined;

  private count(): void {
    this.questions++;
    assert.ok(this.questions <= manyQuestions, 'the command asks without end');
  }
}

describe('every way to delete', function () {
  // Every command, in every way it can be called.
  this.timeout(180_000);
  let gateway: FakeGateway;
  let listedFile: string;
  let nextId = 7_074_855_483_357_676n;
  const commands = (): string[] =>
    (extension().packageJSON as Manifest).contributes.commands.map(({ command }) => command);

  before(async () => {
    await extension().activate();
    gateway = await startFakeGateway();
    await setting('endpoint', gateway.endpoint);
    await setting('requestsPerSecond', 0);
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    listedFile = path.join(root, 'every-way.env');
    writeFileSync(listedFile, 'MEDIA_ID=7074855483357676351\n');
    await vscode.commands.executeCommand('whatsappMedia.refresh');
    // Something that failed, so that there is something to try again.
    gateway.behave({ fault: { name: 'status', status: 400 } });
    const user = new AgreeableUser(gateway, true);
    user.install();
    await vscode.commands.executeCommand('whatsappMedia.delete', ['7074855483357676352']);
    user.restore();
  });
  after(async () => {
    rmSync(listedFile);
    await signOut();
    await setting('endpoint', undefined);
    await setting('requestsPerSecond', undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await gateway.stop();
  });

  async function run(command: string, args: unknown[], confirms: boolean): Promise<AgreeableUser> {
    gateway.forget();
    const user = new AgreeableUser(gateway, confirms);
    user.install();
    try {
      await vscode.commands.executeCommand(command, ...args);
    } catch {
      // A command may refuse arguments that aren't its own; what counts is what the box saw.
    } finally {
      user.restore();
    }
    return user;
  }

  const argumentsTried: [string, () => Promise<unknown[]>][] = [
    ['without arguments', () => Promise.resolve([])],
    ['with an ID', () => Promise.resolve([['7074855483357676350']])],
    [
      'with a file, the cursor at an ID',
      async () => {
        // Another one each time: what was deleted is left out next time.
        const content = `mediaId: '${nextId++}'`;
        const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
        if (vscode.window.activeTextEditor)
          vscode.window.activeTextEditor.selection = new vscode.Selection(0, 12, 0, 12);
        return [document.uri];
      },
    ],
  ];

  it('passes the one confirmation, before its first request; nothing else deletes at all', async () => {
    const sending = new Set<string>();
    for (const command of commands()) {
      for (const [how, args] of argumentsTried) {
        const { confirmations, requestsBefore } = await run(command, await args(), true);
        if (gateway.deletions.length === 0) continue;
        sending.add(command);
        assert.equal(confirmations, 1, `${command} ${how}: confirmations`);
        assert.equal(requestsBefore, 0, `${command} ${how}: requests before the confirmation`);
      }
    }
    assert.deepEqual([...sending].sort(), [...waysToDelete].sort());
  });

  it('sends nothing without a yes', async () => {
    for (const command of commands()) {
      for (const [how, args] of argumentsTried) {
        await run(command, await args(), false);
        assert.deepEqual(gateway.deletions, [], `${command} ${how}`);
      }
    }
  });
});
