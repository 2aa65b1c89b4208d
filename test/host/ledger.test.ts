import * as assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { LedgerEntry } from '../../src/core/ledger/format';
import type { DeletionResult } from '../../src/core/outcome';
import type { NewPlan } from '../../src/core/ledger/ledger';
import { Ledger } from '../../src/core/ledger/ledger';
import { until } from '../vscodeDriver/until';
import { leaseOfAnother } from '../unit/ledger/deadLease';
import { withGateway } from './hostFixture';
import { apiKeySteps } from './signIn';
import { ledgerFolder, setting } from './hostHelpers';

const ids = ['6600110022003311', '6600110022003312', '6600110022003313'] as const;

describe('the ledger in VS Code', () => {
  const fixture = withGateway({
    apiKeys: ['ledger-key'],
    settings: { retries: 0 },
    signsIn: { when: 'once', steps: apiKeySteps('ledger-key') },
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const history = (): Thenable<LedgerEntry[]> => vscode.commands.executeCommand('whatsappMedia.showHistory');
  const resume = (): Thenable<DeletionResult[] | undefined> => vscode.commands.executeCommand('whatsappMedia.resume');

  /** Puts a batch there whose process died: one ID with an intent, one ended, one never begun. */
  function crashedBatch(endpoint: string, accountId: string): void {
    const file = path.join(ledgerFolder(), `2020-01-01T00-00-00-000Z-${Date.now()}`);
    const time = '2020-01-01T00:00:00.000Z';
    const plan = {
      v: 1,
      kind: 'plan',
      batch: `b${Date.now()}`,
      time,
      account: 'Default',
      accountId,
      endpoint,
      method: 'DELETE',
      mediaIds: ids,
    };
    const lines = [
      plan,
      { kind: 'intent', mediaId: ids[0], time },
      { kind: 'outcome', mediaId: ids[0], time, outcome: 'deleted', attempts: 1, durationMs: 1 },
      { kind: 'intent', mediaId: ids[1], time },
    ];
    writeFileSync(`${file}.jsonl`, lines.map((line) => `${JSON.stringify(line)}\n`).join('') + '{"kind":"outc');
    writeFileSync(`${file}.lease`, leaseOfAnother());
  }

  it('records each deletion, and shows it, the latest first', async () => {
    fixture.gateway.behave({ fault: { name: 'status', status: 400, reason: 'In use' }, mediaId: ids[1] });
    fixture.user.will({ modal: 'Delete 2', press: 'Delete' });
    await vscode.commands.executeCommand('whatsappMedia.delete', [ids[0], ids[1]]);
    const entries = (await history()).slice(-2);
    assert.deepEqual(
      entries
        .map(({ mediaId, outcome, reason, account, endpoint, attempts }) => ({
          mediaId,
          outcome,
          reason,
          account,
          endpoint,
          attempts,
        }))
        .sort((a, b) => (a.mediaId < b.mediaId ? -1 : 1)),
      [
        {
          mediaId: ids[0],
          outcome: 'deleted',
          reason: 'success',
          account: 'Default',
          endpoint: fixture.gateway.origin,
          attempts: 1,
        },
        {
          mediaId: ids[1],
          outcome: 'refused',
          reason: 'In use',
          account: 'Default',
          endpoint: fixture.gateway.origin,
          attempts: 1,
        },
      ],
    );
    const shown = (): string => vscode.window.activeTextEditor?.document.getText() ?? '';
    await until('the history shows it', () => shown().includes(ids[0]));
    const [about = '', ...lines] = shown().split('\n').slice(2, 6);
    assert.match(about, /\d{4}, \d+:\d\d.[AP]M .+ · 1 deleted, 1 refused · account "Default" · http:/);
    const clock = /at \w+ \d+, \d{4}, \d+:\d\d.[AP]M [A-Z+\d]+/;
    assert.deepEqual(lines.map((line) => line.replace(clock, 'at a time')).sort(), [
      `  ${ids[0]}  deleted, no longer listed at a time · statusCode "200" · "success" · 1 attempt`,
      `  ${ids[1]}  refused · statusCode "400" · "In use" · 1 attempt`,
      '  Looked up at a time: 1 no longer listed by the account, 0 still listed',
    ]);
    assert.match(shown(), /the latest first/);
    assert.equal(vscode.window.activeTextEditor?.document.isDirty, false, 'nobody is asked to save it');
    const files = readdirSync(ledgerFolder()).map((name) => path.join(ledgerFolder(), name));
    for (const file of files.filter((one) => statSync(one).isFile())) {
      assert.ok(!readFileSync(file, 'utf8').includes('ledger-key'), 'no credential is in it');
    }
  });

  it('offers what failed again, and only that', async () => {
    fixture.user.will({ modal: 'Delete', press: undefined });
    await vscode.commands.executeCommand('whatsappMedia.retryFailed');
    assert.ok(`${fixture.user.asked.at(-1)?.text ?? ''}${fixture.user.asked.at(-1)?.detail ?? ''}`.includes(ids[1]));
    assert.equal(fixture.gateway.requests.length, 0);
  });

  it('resumes what a dead process left, once confirmed, and only once', async () => {
    const [last] = (await history()).slice(-1);
    const accountId = last?.accountId ?? '';
    crashedBatch(fixture.gateway.origin, accountId);
    fixture.user.will({ modal: 'Delete 2 WhatsApp media objects?', press: undefined });
    assert.equal(await resume(), undefined);
    assert.equal(fixture.gateway.requests.length, 0, 'Escape leaves it as it is');
    fixture.user.will({ modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' });
    const results = await resume();
    assert.deepEqual(
      results?.map(({ mediaId, outcome }) => [mediaId, outcome]),
      [
        [ids[1], 'deleted'],
        [ids[2], 'deleted'],
      ],
    );
    assert.equal(await resume(), undefined);
    assert.match(fixture.user.lastToast().text, /No deletion was interrupted/);
  });

  it('when the key was rejected at a resumption, goes on once another is set', async () => {
    const [last] = (await history()).slice(-1);
    crashedBatch(fixture.gateway.origin, last?.accountId ?? '');
    fixture.gateway.behave({ fault: { name: 'status', status: 401 }, times: 1 });
    fixture.user.will({ modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' });
    fixture.user.willPressAtToast('use "Set Credentials"', 'Set Credentials');
    fixture.user.will(...apiKeySteps('ledger-key'));
    fixture.user.will({ modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' });
    const results = await resume();
    assert.deepEqual(
      results?.map(({ outcome }) => outcome),
      ['unknown', 'cancelled'],
    );
    assert.match(
      fixture.user.asked.find(({ kind }) => kind === 'modal')?.detail ?? '',
      /1 of them may be deleted already/,
    );
    await until('the rest is deleted', () => fixture.gateway.deletedIds().length === 2);
    await until('the second summary is shown', () => fixture.user.lastToast().text.includes('2 deleted'));
    assert.equal(await resume(), undefined, 'nothing is left to resume');
  });

  it('discards what was interrupted, says so, and keeps what is known of it', async () => {
    const [last] = (await history()).slice(-1);
    crashedBatch(fixture.gateway.origin, last?.accountId ?? '');
    await vscode.commands.executeCommand('whatsappMedia.discardInterrupted');
    const said =
      'Interrupted deletion discarded. Not deleted: 1. May have been deleted: 1; the history calls them unknown.';
    assert.equal(fixture.user.lastToast().text, said);
    assert.equal(await resume(), undefined);
    assert.equal(fixture.user.lastToast().text, 'No deletion was interrupted.');
    await vscode.commands.executeCommand('whatsappMedia.discardInterrupted');
    assert.equal(fixture.user.lastToast().text, 'No deletion was interrupted.');
    const outcomes = (await history()).filter(({ time }) => time.startsWith('2020')).map(({ outcome }) => outcome);
    for (const outcome of ['deleted', 'unknown', 'cancelled'] as const) assert.ok(outcomes.includes(outcome), outcome);
    assert.equal(fixture.gateway.requests.length, 0);
    for (const name of readdirSync(ledgerFolder()).filter((one) => one.startsWith('2020'))) {
      rmSync(path.join(ledgerFolder(), name));
    }
  });

  it('goes on with the same account at the same server, or not at all', async () => {
    crashedBatch('https://elsewhere.example', 'other');
    assert.equal(await resume(), undefined);
    assert.match(fixture.user.lastToast().text, /was sent to https:\/\/elsewhere\.example/);
    assert.equal(fixture.gateway.requests.length, 0);
    const [file] = readdirSync(ledgerFolder())
      .filter((name) => name.startsWith('2020') && name.endsWith('.lease'))
      .slice(-1);
    assert.ok(file);
    rmSync(path.join(ledgerFolder(), file.replace('.lease', '.jsonl')));
    rmSync(path.join(ledgerFolder(), file));
  });

  it('says whether what was interrupted was resumed, discarded or ended meanwhile', async () => {
    const [last] = (await history()).slice(-1);
    const other = new Ledger(ledgerFolder());
    for (const [meanwhile, said] of [
      [(batch: string) => other.discard(batch), 'This deletion was already discarded. Nothing was sent.'],
      [
        async (batch: string, { account, accountId, endpoint, method }: NewPlan) => {
          const open = { mediaIds: [ids[1], ids[2]], resumes: [batch], earlierAttempts: { [ids[1]]: 1 } };
          await (await other.begin({ account, accountId, endpoint, method, ...open })).end();
        },
        'This deletion was already resumed. Nothing was sent.',
      ],
    ] as const) {
      crashedBatch(fixture.gateway.origin, last?.accountId ?? '');
      const [interrupted] = await other.interrupted();
      assert.ok(interrupted);
      fixture.user.whenAsked('Delete 2', () => meanwhile(interrupted.plan.batch, interrupted.plan));
      fixture.user.will({ modal: 'Delete 2 WhatsApp media objects?', press: 'Delete' });
      assert.equal(await resume(), undefined);
      assert.equal(fixture.user.lastToast().text, said);
      assert.equal(fixture.gateway.requests.length, 0);
    }
    for (const name of readdirSync(ledgerFolder()).filter((one) => one.startsWith('2020'))) {
      rmSync(path.join(ledgerFolder(), name));
    }
  });

  it('stops and says why when its record is removed in the midst of it', async () => {
    const known = readdirSync(ledgerFolder());
    fixture.gateway.behave({ fault: { name: 'latency', ms: 30 } });
    const many = Array.from({ length: 30 }, (_, index) => String(660_011_002_200_401 + index));
    await setting('typeToConfirmAbove', 100);
    fixture.user.will({ modal: 'Delete 30', press: 'Delete' });
    const results = vscode.commands.executeCommand<DeletionResult[]>('whatsappMedia.delete', many);
    await fixture.gateway.waitForDeletions(5);
    for (const name of readdirSync(ledgerFolder()).filter((one) => !known.includes(one) && one.endsWith('.jsonl'))) {
      rmSync(path.join(ledgerFolder(), name));
    }
    const sent = fixture.gateway.deletions.length;
    assert.equal((await results).length, 30);
    await setting('typeToConfirmAbove', undefined);
    assert.ok(
      fixture.gateway.deletions.length <= sent + 2,
      `${fixture.gateway.deletions.length - sent} more were sent`,
    );
    const { text } = fixture.user.lastToast();
    assert.match(text, /Stopped: the record of this deletion was removed or changed from outside\./);
    assert.doesNotMatch(text, /another window|Free up/);
  });

  it('opens the history where the ledger cannot be read, and names what cannot', async () => {
    const folder = ledgerFolder();
    const kept = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))] as const);
    const shown = (): string => vscode.window.activeTextEditor?.document.getText() ?? '';
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder should be');
    try {
      assert.ok(Array.isArray(await history()));
      await until('it is named', () => shown().includes(`${folder} cannot be read (ENOTDIR)`));
    } finally {
      rmSync(folder);
      mkdirSync(folder);
      for (const [name, content] of kept) writeFileSync(path.join(folder, name), content);
    }
    const directory = path.join(folder, '2031-directory.jsonl');
    mkdirSync(directory);
    try {
      assert.ok((await history()).length > 0);
      await until('it is named', () => shown().includes(`${directory} cannot be read (EISDIR)`));
      assert.ok(shown().includes(ids[0]), 'and all else is there');
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('sends nothing when nothing can be recorded', async () => {
    const folder = ledgerFolder();
    const kept = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))] as const);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder should be');
    try {
      fixture.user.will({ modal: 'Delete', press: 'Delete' });
      assert.equal(await vscode.commands.executeCommand('whatsappMedia.delete', [ids[0]]), undefined);
      assert.match(fixture.user.lastToast().text, /could not be recorded .* so nothing was sent/);
      assert.equal(fixture.gateway.requests.length, 0);
    } finally {
      rmSync(folder);
      mkdirSync(folder);
      for (const [name, content] of kept) writeFileSync(path.join(folder, name), content);
    }
  });
});
