import * as assert from 'node:assert/strict';
import { AccountStore } from '../../src/vscode/accounts/accountStore';
import type { Credentials } from '../../src/core/gateway/credentials';
import { RunningBatches } from '../../src/vscode/deletion/runningBatches';
import { until } from '../vscodeDriver/until';
import { FakeSecrets, FakeSecretsWithKeys } from './fakeSecrets';

const official = 'https://unify.smsgateway.center';
const other = 'http://127.0.0.1:8080';
const credentials = (apiKey: string): Credentials => ({ kind: 'apiKey', apiKey });

describe('the account store', () => {
  it('gives credentials only for the origin they were entered for', async () => {
    const store = new AccountStore(new FakeSecrets());
    await store.set(official, 'Default', credentials('key-1'));
    assert.deepEqual((await store.accountFor(official))?.credentials, credentials('key-1'));
    for (const origin of [
      other,
      `${official}:8443`,
      `${official}.`,
      'https://unify.smsgateway.center.attacker.example',
    ]) {
      assert.equal(await store.accountFor(origin), undefined, origin);
    }
  });

  it('replaces credentials in place, and keeps those of other origins', async () => {
    const secrets = new FakeSecrets();
    const store = new AccountStore(secrets);
    const first = await store.set(official, 'Default', credentials('key-1'));
    await store.set(other, 'Default', credentials('key-2'));
    const rotated = await store.set(official, 'Default', credentials('key-3'));
    assert.equal(rotated.id, first.id, 'a rotated key is the same account');
    const second = await store.set(official, 'Default', { kind: 'password', userId: 'u', password: 'p' });
    assert.notEqual(second.id, first.id, 'another user is another account');
    const newPassword = await store.set(official, 'Default', { kind: 'password', userId: 'u', password: 'p2' });
    assert.equal(newPassword.id, second.id);
    assert.equal((await store.all()).length, 2);
    assert.ok(!/key-[13]/.test([...secrets.values.values()].join()), 'the replaced keys are gone');
  });

  it('stays the same account when a user ID is added to its API key, changed or removed', async () => {
    const secrets = new FakeSecrets();
    const store = new AccountStore(secrets);
    const { id } = await store.set(official, 'Default', { kind: 'apiKey', apiKey: 'key-1' });
    for (const userId of ['shop', 'shop-2', undefined]) {
      const entered: Credentials = { kind: 'apiKey', apiKey: 'key-1', ...(userId === undefined ? {} : { userId }) };
      assert.equal((await store.set(official, 'Default', entered)).id, id, userId);
      assert.deepEqual(await store.accountFor(official), {
        id,
        name: 'Default',
        origin: official,
        credentials: entered,
      });
    }
    assert.equal(await store.count(), 1);
    assert.ok(![...secrets.values.values()].join().includes('shop'), 'what was removed is gone');
  });

  it('stays the same account when its user signs in the other way', async () => {
    const store = new AccountStore(new FakeSecrets());
    const { id } = await store.set(official, 'Default', { kind: 'apiKey', apiKey: 'key-1', userId: 'shop' });
    assert.equal((await store.set(official, 'Default', { kind: 'password', userId: 'shop', password: 'p' })).id, id);
    const other = await store.set(official, 'Default', { kind: 'apiKey', apiKey: 'key-1' });
    assert.notEqual(other.id, id, 'without a user ID nobody knows whose key it is');
  });

  it('reads records of before the user ID was asked for, and takes a damaged user ID for a damaged record', async () => {
    const secrets = new FakeSecrets();
    const store = new AccountStore(secrets);
    const { id } = await store.set(official, 'Default', credentials('key-1'));
    const record = (credentials: unknown): string =>
      JSON.stringify({ version: 1, id, name: 'Default', origin: official, credentials });
    const keep = (text: string): unknown => secrets.values.set(`whatsappMedia.account.${id}`, text);
    keep(record({ kind: 'apiKey', apiKey: 'key-1' }));
    assert.deepEqual((await store.accountFor(official))?.credentials, { kind: 'apiKey', apiKey: 'key-1' });
    for (const userId of ['', ' ', 7, null, '\ud800']) {
      keep(record({ kind: 'apiKey', apiKey: 'key-1', userId }));
      assert.equal(await store.accountFor(official), undefined, JSON.stringify(userId));
    }
    assert.equal(await store.count(), 1, 'it is there to be removed');
    assert.equal(await store.removeAll(), 1);
  });

  for (const secrets of [new FakeSecrets(), new FakeSecretsWithKeys()]) {
    it(`leaves nothing after removal (${secrets.constructor.name})`, async () => {
      const store = new AccountStore(secrets);
      await store.set(official, 'Default', credentials('key-1'));
      await store.set(other, 'Default', credentials('key-2'));
      assert.equal(await store.removeAll(), 2);
      assert.deepEqual([...secrets.values], []);
    });
  }

  it('finds records that the index lost where the store can list its keys', async () => {
    const secrets = new FakeSecretsWithKeys();
    const store = new AccountStore(secrets);
    await store.set(official, 'Default', credentials('key-1'));
    secrets.values.set('whatsappMedia.accountIndex', 'damaged');
    assert.deepEqual((await store.accountFor(official))?.credentials, credentials('key-1'));
    assert.equal(await store.removeAll(), 1);
    assert.deepEqual([...secrets.values], []);
  });

  it('takes a damaged record for none', async () => {
    const secrets = new FakeSecrets();
    const store = new AccountStore(secrets);
    const { id } = await store.set(official, 'Default', credentials('key-1'));
    for (const text of [
      '',
      '{',
      '[]',
      '{"version":2}',
      '{"version":1,"id":"x","name":"x","origin":"x","credentials":{}}',
    ]) {
      secrets.values.set(`whatsappMedia.account.${id}`, text);
      assert.equal(await store.accountFor(official), undefined, text);
    }
  });

  it('a store that rejects is explained, without its own words', async () => {
    const secrets = new FakeSecrets('rejects', new Map([['whatsappMedia.accountIndex', 'secret-text']]));
    const store = new AccountStore(secrets);
    const failures = [
      () => store.accountFor(official),
      () => store.set(official, 'Default', credentials('key-1')),
      () => store.removeAll(),
    ];
    for (const failure of failures) {
      await assert.rejects(failure, (error: Error) => {
        assert.match(error.message, /does not answer\. Unlock the keyring/);
        assert.ok(!error.message.includes('secret-text') && !error.message.includes('key-1'));
        return true;
      });
    }
  });

  it('a store that forgets is noticed at once', async () => {
    const store = new AccountStore(new FakeSecrets('forgets'));
    await assert.rejects(() => store.set(official, 'Default', credentials('key-1')), /did not keep them/);
    assert.equal(await store.accountFor(official), undefined);
  });

  it('a store that does not delete is noticed', async () => {
    const secrets = new FakeSecrets();
    const store = new AccountStore(secrets);
    await store.set(official, 'Default', credentials('key-1'));
    secrets.fault = 'keepsDespiteDelete';
    await assert.rejects(() => store.removeAll(), /did not remove all/);
  });

  for (const events of ['none', 'one', 'two'] as const) {
    it(`works with ${events} event(s) for a change`, async () => {
      const secrets = new FakeSecrets();
      secrets.events = events;
      const store = new AccountStore(secrets);
      let heard = 0;
      store.onDidChange(() => heard++);
      await store.set(official, 'Default', credentials('key-1'));
      assert.ok(heard > 0, 'this window hears of its own change in any case');
      assert.equal((await store.all()).length, 1);
      await store.removeAll();
      assert.deepEqual(await store.all(), []);
    });
  }

  it('follows another window: what was set, replaced or removed there counts here', async () => {
    const here = new FakeSecrets();
    const there = new FakeSecrets('keeps', here.values);
    there.others = [here];
    const stores = [new AccountStore(here), new AccountStore(there)] as const;
    let heard = 0;
    stores[0].onDidChange(() => heard++);
    await stores[1].set(official, 'Default', credentials('key-1'));
    assert.ok(heard > 0);
    assert.deepEqual((await stores[0].accountFor(official))?.credentials, credentials('key-1'));
    await stores[1].set(official, 'Default', credentials('key-2'));
    assert.deepEqual((await stores[0].accountFor(official))?.credentials, credentials('key-2'));
    await stores[1].removeAll();
    assert.equal(await stores[0].accountFor(official), undefined);
  });
});

describe('a running batch', () => {
  for (const events of ['none', 'two'] as const) {
    it(`is stopped when its credentials are removed (${events} event(s)), not when they are replaced`, async () => {
      const secrets = new FakeSecrets();
      secrets.events = events;
      const store = new AccountStore(secrets);
      const running = new RunningBatches(store);
      await store.set(official, 'Default', credentials('key-1'));
      let signal: AbortSignal | undefined;
      let end = (): void => undefined;
      const batch = running.run(official, [], (given) => {
        signal = given;
        return new Promise<void>((resolve) => (end = resolve));
      });
      await store.set(official, 'Default', credentials('key-2'));
      await store.set(other, 'Default', credentials('key-3'));
      // Every handler of the changes above has run by the time a later read is answered.
      await store.all();
      assert.equal(signal?.aborted, false);
      await store.removeAll();
      await until('the batch is stopped', () => signal?.aborted === true);
      end();
      await batch;
    });
  }

  it('is stopped when another window removes its credentials, but not by a store that does not answer', async () => {
    const here = new FakeSecrets();
    const there = new FakeSecrets('keeps', here.values);
    there.others = [here];
    const [store, elsewhere] = [new AccountStore(here), new AccountStore(there)];
    const running = new RunningBatches(store);
    await store.set(official, 'Default', credentials('key-1'));
    let signal: AbortSignal | undefined;
    let end = (): void => undefined;
    const batch = running.run(official, [], (given) => {
      signal = given;
      return new Promise<void>((resolve) => (end = resolve));
    });
    here.fault = 'rejects';
    await elsewhere.set(other, 'Default', credentials('key-2'));
    await new Promise(setImmediate);
    assert.equal(signal?.aborted, false);
    here.fault = 'keeps';
    await elsewhere.removeAll();
    await until('the batch is stopped', () => signal?.aborted === true);
    end();
    await batch;
  });
});
