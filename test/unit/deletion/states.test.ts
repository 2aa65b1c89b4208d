import { fake } from '../scanning/fakeVscode';
import * as assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type * as vscode from 'vscode';
import type { AccountStore } from '../../../src/vscode/accounts/accountStore';
import type { DeletionOutcome, DeletionResult } from '../../../src/core/outcome';
import { Ledger } from '../../../src/core/ledger/ledger';
import { DeletionStates } from '../../../src/vscode/deletion/deletionStates';
import { PastDeletions } from '../../../src/vscode/deletion/pastDeletions';
import { bytesReadBy } from '../ledger/readBytes';

const id = '7074855483357676350';
const [shop, other] = ['https://shop.example', 'https://other.example'] as const;
const result = (outcome: DeletionOutcome, mediaId = id): DeletionResult => ({
  mediaId,
  outcome,
  attempts: 1,
  durationMs: 5,
});

describe('the state of a media ID', () => {
  let folder: string;
  let accounts: Map<string, string>;
  let accountsChanged: vscode.EventEmitter<void>;
  let past: PastDeletions;
  let states: DeletionStates;
  let told: (readonly string[] | 'many')[];
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'states-'));
    accounts = new Map([[shop, 'a1']]);
    accountsChanged = new fake.Emitter() as unknown as vscode.EventEmitter<void>;
    fake.settings = { whatsappMedia: { endpoint: `${shop}/WAApi/media` } };
    const store = {
      onDidChange: accountsChanged.event,
      accountFor: (origin: string) => Promise.resolve(accounts.has(origin) ? { id: accounts.get(origin) } : undefined),
    };
    past = new PastDeletions(new Ledger(folder), store as unknown as AccountStore);
    states = new DeletionStates(past);
    told = [];
    states.onDidChange((mediaIds) => told.push(mediaIds));
  });
  afterEach(() => {
    states.dispose();
    past.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Another window deletes. */
  async function elsewhere(outcome: DeletionOutcome, accountId: string, origin: string = shop): Promise<void> {
    const account = { account: 'Shop', accountId, endpoint: origin, method: 'DELETE' };
    const batch = await new Ledger(folder).begin({ ...account, mediaIds: [id] });
    await batch.intent(id);
    await batch.outcome(result(outcome));
    await batch.end();
  }

  /** The user sets other credentials, or another endpoint, and all that follows from it has happened. */
  async function change(make: () => void): Promise<void> {
    make();
    accountsChanged.fire();
    fake.didChangeConfiguration.fire({ affectsConfiguration: (section) => section === 'whatsappMedia.endpoint' });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const useAccount = (accountId: string): Promise<void> => change(() => accounts.set(shop, accountId));
  const useEndpoint = (endpoint: string): Promise<void> =>
    change(() => {
      fake.settings = { whatsappMedia: { endpoint } };
    });

  it('follows the account: what one was refused tells nothing of another, what one deleted is deleted', async () => {
    await elsewhere('refused', 'a1');
    await past.reload();
    assert.equal(states.stateOf(id), 'refused');
    await useAccount('a2');
    assert.equal(states.stateOf(id), 'notDeleted');
    assert.equal(told.at(-1), 'many');
    await useAccount('a1');
    assert.equal(states.stateOf(id), 'refused');
    await elsewhere('deleted', 'a1');
    await useAccount('a2');
    await past.reload();
    assert.equal(states.stateOf(id), 'deleted');
  });

  it('follows the endpoint', async () => {
    await elsewhere('deleted', 'a1');
    await past.reload();
    assert.equal(states.stateOf(id), 'deleted');
    await useEndpoint(`${other}/WAApi/media`);
    assert.equal(states.stateOf(id), 'notDeleted');
    assert.equal(states.resultOf(id), undefined);
    await useEndpoint('no URL');
    assert.equal(states.stateOf(id), 'notDeleted');
    await useEndpoint(`${shop}/elsewhere`);
    assert.equal(states.stateOf(id), 'deleted');
  });

  it("binds this window's own deletions to the account and the server, too", async () => {
    await past.reload();
    states.markWaiting([id]);
    states.markDeleting(id);
    states.recordEnd(result('refused'), { accountId: 'a1', origin: shop });
    assert.equal(states.stateOf(id), 'refused');
    await useAccount('a2');
    assert.equal(states.stateOf(id), 'notDeleted');
    assert.deepEqual(states.failed(), [id], 'it can be tried again with this account');
    states.recordEnd(result('notFound'), { accountId: 'a2', origin: shop });
    assert.equal(states.stateOf(id), 'notFound');
    await useAccount('a1');
    assert.equal(states.stateOf(id), 'refused');
    states.recordEnd(result('deleted'), { accountId: 'a1', origin: shop });
    await useAccount('a2');
    assert.equal(states.stateOf(id), 'deleted');
    assert.deepEqual(states.failed(), []);
    await useEndpoint(`${other}/WAApi/media`);
    assert.equal(states.stateOf(id), 'notDeleted');
  });

  it('shows what is under way whatever account is set meanwhile', async () => {
    await past.reload();
    states.markWaiting([id]);
    await useEndpoint(`${other}/WAApi/media`);
    assert.equal(states.stateOf(id), 'waiting');
    states.markDeleting(id);
    states.recordEnd(result('deleted'), { accountId: 'a1', origin: shop });
    assert.equal(states.stateOf(id), 'notDeleted');
  });

  for (const weaker of ['notFound', 'refused', 'unknown', 'cancelled'] as const) {
    it(`stays deleted when a later deletion ends as ${weaker}, here or elsewhere`, async () => {
      await past.reload();
      const place = { accountId: 'a1', origin: shop };
      states.recordEnd(result('deleted'), place);
      states.markWaiting([id]);
      assert.equal(states.stateOf(id), 'waiting');
      states.recordEnd(result(weaker), place);
      assert.equal(states.stateOf(id), 'deleted');
      assert.deepEqual(states.failed(), []);
      const mediaId = '907264518830271';
      states.recordEnd(result(weaker, mediaId), place);
      assert.equal(states.stateOf(mediaId), weaker);
      await elsewhere('deleted', 'a1');
      await past.reload();
      states.recordEnd(result(weaker), place);
      assert.equal(states.stateOf(id), 'deleted');
    });
  }

  it('is that of another window where that one deleted what failed here', async () => {
    await past.reload();
    states.recordEnd(result('unknown'), { accountId: 'a1', origin: shop });
    await elsewhere('deleted', 'a1');
    await past.reload();
    assert.equal(states.stateOf(id), 'deleted');
    assert.deepEqual(states.failed(), []);
  });

  it('is told of one by one where another window deleted it', async () => {
    await past.reload();
    await elsewhere('notFound', 'a1');
    await past.reload();
    assert.deepEqual(told.at(-1), [id]);
  });

  it('needs nothing of the ledger or the accounts before somebody asks', async () => {
    accounts.set(shop, 'a2');
    accountsChanged.fire();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(told, []);
    assert.deepEqual(readdirSync(folder), []);
    assert.equal(past.account, undefined);
    states.recordEnd(result('refused'), { accountId: 'a1', origin: shop });
    assert.equal(states.stateOf(id), 'refused');
  });

  it('tells when and by which account it was deleted', async () => {
    await elsewhere('deleted', 'a2');
    await past.reload();
    const { outcome, account, time } = past.lastDeletion(id) ?? {};
    assert.deepEqual([outcome, account], ['deleted', 'Shop']);
    assert.ok(Math.abs(Date.now() - Date.parse(time ?? '')) < 3_600_000);
  });

  it('has a history that is not read once nobody wants to know any more', async () => {
    await elsewhere('deleted', 'a1');
    const token = { isCancellationRequested: true } as vscode.CancellationToken;
    assert.equal(await bytesReadBy(() => past.get(id, token)), 0);
    assert.deepEqual(await past.get(id, token), []);
    assert.equal((await past.get(id, { ...token, isCancellationRequested: false })).length, 1);
  });
});
