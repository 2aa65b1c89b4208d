import * as assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Occurrence } from '../../src/vscode/workspace/publicOccurrence';
import type { FakeGateway } from '../gateway/fakeGateway';
import { startFakeGateway } from '../gateway/fakeGateway';
import { until } from '../vscodeDriver/until';
import { ScriptedUser } from './scriptedUser';
import { apiKeySteps, signIn, signOut } from './signIn';
import { extension, setting } from './hostHelpers';

/** A folder in the workspace for a suite's files, and what the extension lists. */
export class WorkspaceList {
  user = new ScriptedUser();

  private constructor(
    readonly folder: string,
    readonly gateway: FakeGateway,
  ) {}

  /** Makes the folder, and sets credentials: what is listed is asked for by the question whether to delete it. */
  static async open(name: string): Promise<WorkspaceList> {
    await extension().activate();
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(root);
    const folder = path.join(root, name);
    mkdirSync(folder);
    const list = new WorkspaceList(folder, await startFakeGateway({ apiKeys: ['host-key'] }));
    await setting('endpoint', list.gateway.endpoint);
    await setting('requestsPerSecond', 0);
    await setting('checkAccountBeforeDeleting', false);
    list.begin();
    await signIn(list.user, apiKeySteps('host-key'));
    list.user.restore();
    return list;
  }

  /** Before each test. */
  begin(): void {
    this.gateway.forget();
    this.user = new ScriptedUser();
    this.user.install();
  }

  /** After each test: removes its files. */
  async end(): Promise<void> {
    this.user.restore();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder);
  }

  async close(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    await signOut();
    await setting('endpoint', undefined);
    await setting('requestsPerSecond', undefined);
    await setting('checkAccountBeforeDeleting', undefined);
    await setting('files.maxSizeMB', undefined);
    await setting('files.exclude', undefined);
    await this.gateway.stop();
  }

  write(name: string, content: string | Buffer): vscode.Uri {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return vscode.Uri.file(file);
  }

  refresh(): Thenable<Occurrence[]> {
    return vscode.commands.executeCommand('whatsappMedia.refresh');
  }

  /**
   * Waits until these are listed, and no others. One that stays must always be there, so that there is something to
   * confirm.
   */
  async untilListed(...ids: string[]): Promise<void> {
    const expected = [...ids].sort().join(' ');
    let last = '';
    await until(`${expected} is listed`, async () => (last = (await this.listed()).join(' ')) === expected).catch(
      (error: unknown) => {
        throw new Error(`${String(error)}; listed is: ${last}`);
      },
    );
  }

  /** What Delete WhatsApp Media Shown in View would delete, without a scan; nothing is confirmed. */
  private async listed(): Promise<string[]> {
    this.user.restore();
    this.begin();
    this.user.will({ modal: 'Delete', press: undefined });
    await vscode.commands.executeCommand('whatsappMedia.deleteAll');
    const { text = '', detail = '' } = this.user.asked.find(({ kind }) => kind === 'modal') ?? {};
    return [...`${text}\n${detail}`.matchAll(/\b\d{13,20}\b/g)].map(([id]) => id).sort();
  }
}
