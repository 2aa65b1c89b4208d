import * as assert from 'node:assert/strict';
import { parseAccount, serializeAccount } from '../../../src/vscode/accounts/account';

const record = (credentials: unknown): string =>
  JSON.stringify({ version: 1, id: 'a', name: 'Default', origin: 'https://unify.smsgateway.center', credentials });

describe('an account as it is kept', () => {
  for (const credentials of [
    { kind: 'apiKey', apiKey: 'k-1' },
    { kind: 'apiKey', apiKey: 'k-1', userId: 'shop & co' },
    { kind: 'password', userId: 'shop', password: 'p' },
  ] as const) {
    it(`is the same after it was written and read: ${JSON.stringify(credentials)}`, () => {
      const account = parseAccount(record(credentials));
      assert.ok(account);
      assert.deepEqual(account.credentials, credentials);
      assert.deepEqual(parseAccount(serializeAccount(account)), account);
    });
  }

  for (const userId of ['', ' ', '\ud83d', 7, null, ['shop']]) {
    it(`is not accepted with the user ID ${JSON.stringify(userId)} beside its key`, () => {
      assert.equal(parseAccount(record({ kind: 'apiKey', apiKey: 'k-1', userId })), undefined);
    });
  }

  it('is not accepted with a bad key beside a good user ID', () => {
    assert.equal(parseAccount(record({ kind: 'apiKey', apiKey: 'k 1', userId: 'shop' })), undefined);
  });
});
