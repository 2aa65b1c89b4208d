import * as assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../vscodeDriver/until';
import { withGateway } from './hostFixture';
import { apiKeySteps, signOut } from './signIn';

interface Occurrence {
  readonly mediaId: string;
  readonly uri: string;
  readonly line: number;
  readonly confidence: string;
  readonly evidence: string;
}

const listed = Array.from({ length: 6 }, (_, index) => `7317000000001234${String(561 + index)}`);
const [order = '', likely = '', inWord = '', address = '', decimal = '', typed = ''] = listed;
const notListed = '7317000000001234999';

describe('what the workspace learns from the account', () => {
  const fixture = withGateway({
    apiKeys: ['told-key'],
    media: listed,
    signsIn: { when: 'eachTime', steps: apiKeySteps('told-key') },
  });
  const folder = path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'told');
  const file = path.join(folder, 'notes.ts');
  const refresh = (): Thenable<Occurrence[]> => vscode.commands.executeCommand('whatsappMedia.refresh');
  const here = async (): Promise<string[]> =>
    (await refresh())
      .filter(({ uri }) => uri.includes('/told/'))
      .map(({ mediaId, confidence, evidence, line }) => `${line} ${mediaId} ${confidence} ${evidence}`);
  const untilHere = async (what: string, isRight: (all: readonly string[]) => boolean): Promise<void> => {
    let last: readonly string[] = [];
    await until(what, async () => isRight((last = await here()))).catch((error: unknown) => {
      throw new Error(`${String(error)}: ${last.join(' | ')}`);
    });
  };

  before(() => {
    mkdirSync(folder);
    writeFileSync(
      file,
      [
        `const orderNumber = '${order}';`,
        `await api.deleteMedia('${likely}');`,
        `const token = 'x${inWord}y';`,
        `const jid = '${address}@lid';`,
        `const price = ${decimal}.5;`,
        `const mediaId = '${notListed}';`,
        '',
      ].join('\n'),
    );
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await refresh();
  });

  const recognized = `5 ${notListed} certain value of mediaId`;
  const told = [`0 ${order} certain listed by the account`, `1 ${likely} certain listed by the account`, recognized];

  it('is which numbers are media IDs, whatever they are called; nothing within a word, an address or a decimal', async () => {
    const before = await here();
    assert.ok(before.includes(recognized) && !before.some((one) => one.includes(order)), before.join());
    await vscode.commands.executeCommand('whatsappMedia.refreshAccount');
    await untilHere('it is joined', (all) => JSON.stringify(all) === JSON.stringify(told));
    fixture.user.will({ modal: 'Delete 3 WhatsApp media objects?', press: undefined });
    await vscode.commands.executeCommand('whatsappMedia.deleteAll');
    const { detail } = fixture.user.lastModal();
    assert.ok(detail.includes(order) && !detail.includes('likely'), detail);
  });

  it('follows what is typed', async () => {
    await vscode.commands.executeCommand('whatsappMedia.refreshAccount');
    await untilHere('it is joined', (all) => all.length === 3);
    const document = await vscode.workspace.openTextDocument(file);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), `// ${typed} was the first\n`);
    });
    await untilHere('what was typed is listed', (all) => all.some((one) => one.includes(typed)) && all.length === 4);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await untilHere('it is gone again', (all) => all.length === 3);
  });

  it('follows the disk', async () => {
    await vscode.commands.executeCommand('whatsappMedia.refreshAccount');
    await untilHere('it is joined', (all) => all.length === 3);
    const other = path.join(folder, 'other.log');
    writeFileSync(other, `sent ${typed} to nobody\n`);
    await untilHere('a new file is', (all) => all.some((one) => one.includes(typed)));
    rmSync(other);
    await untilHere('it is gone', (all) => all.length === 3);
  });

  it('is withdrawn with the account', async () => {
    await vscode.commands.executeCommand('whatsappMedia.refreshAccount');
    await untilHere('it is joined', (all) => all.length === 3);
    await signOut();
    await untilHere('it is as it was', (all) => all.every((one) => !one.includes('listed by the account')));
  });
});
