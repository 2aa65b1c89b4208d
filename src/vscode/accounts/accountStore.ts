import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Credentials } from '../../core/gateway/credentials';
import { Disposable } from '../disposable';
import type { Account } from './account';
import { UserError } from '../messages/userError';
import { parseAccount, parseRecord, serializeAccount } from './account';

const recordPrefix = 'whatsappMedia.account.';
const indexKey = 'whatsappMedia.accountIndex';

/**
 * The accounts, kept in VS Code's SecretStorage and nowhere else: a record each, and an index of their ids, because
 * SecretStorage could not list its keys before VS Code 1.105.
 */
export class AccountStore extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  /** Some account was set, replaced or removed, here or in another window. May fire more than once for one change. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly secrets: vscode.SecretStorage) {
    super();
    this.own(
      secrets.onDidChange(({ key }) => {
        if (key === indexKey || key.startsWith(recordPrefix)) this.changed.fire();
      }),
    );
  }

  /** The account that was entered for `origin`. @throws UserError */
  async accountFor(origin: string): Promise<Account | undefined> {
    return (await this.all()).find((account) => account.origin === origin);
  }

  /** Every account that can be read, in the order in which they were entered. @throws UserError */
  async all(): Promise<Account[]> {
    const ids = await this.ids();
    const texts = await Promise.all(ids.map((id) => this.read(recordPrefix + id)));
    return texts.map((text) => (text === undefined ? undefined : parseAccount(text))).filter((account) => !!account);
  }

  /** How many accounts are kept, those included that can't be read. @throws UserError */
  async count(): Promise<number> {
    return (await this.ids()).length;
  }

  /**
   * Keeps credentials for `origin`, in place of those it had. Reads them back, because a store may accept a secret and
   * forget it.
   * @throws UserError when they were not kept.
   */
  async set(origin: string, name: string, credentials: Credentials): Promise<Account> {
    const former = await this.accountFor(origin);
    // Another user is another account: what was deleted with the former one stays the former one's.
    const isSame = former !== undefined && isSameUser(former.credentials, credentials);
    const id = isSame ? former.id : randomUUID();
    const account: Account = { id, name: former?.name ?? name, origin, credentials };
    const text = serializeAccount(account);
    // The index first: an entry without a record does no harm, a record without an entry could not be removed.
    const others = (await this.ids()).filter((one) => one !== id);
    await this.writeIndex([id, ...others]);
    await this.write(recordPrefix + id, text);
    if ((await this.read(recordPrefix + id)) !== text) throw new UserError(forgotText());
    if (former !== undefined && !isSame) {
      await this.writeIndex([id, ...others.filter((one) => one !== former.id)]);
      await this.delete(recordPrefix + former.id);
    }
    this.changed.fire();
    return account;
  }

  /**
   * Removes every account and the index; returns how many accounts there were.
   * @throws UserError when something of them is left.
   */
  async removeAll(): Promise<number> {
    const ids = await this.ids();
    for (const key of [...ids.map((id) => recordPrefix + id), indexKey]) {
      await this.delete(key);
      if ((await this.read(key)) !== undefined) throw new UserError(keptText());
    }
    this.changed.fire();
    return ids.length;
  }

  private async ids(): Promise<string[]> {
    const text = await this.read(indexKey);
    const ids: unknown = text === undefined ? [] : parseRecord(text)?.ids;
    const indexed = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
    return [...new Set([...indexed, ...(await this.idsByKeys())])];
  }

  /** What the store itself lists, where VS Code is new enough to tell. */
  private async idsByKeys(): Promise<string[]> {
    const store: vscode.SecretStorage & { keys?: () => Thenable<string[]> } = this.secrets;
    if (typeof store.keys !== 'function') return [];
    const keys = await this.attempt(async () => store.keys?.() ?? []);
    return keys.filter((key) => key.startsWith(recordPrefix)).map((key) => key.slice(recordPrefix.length));
  }

  private writeIndex(ids: readonly string[]): Promise<void> {
    return this.write(indexKey, JSON.stringify({ version: 1, ids }));
  }

  private read(key: string): Promise<string | undefined> {
    return this.attempt(() => this.secrets.get(key));
  }

  private write(key: string, value: string): Promise<void> {
    return this.attempt(() => this.secrets.store(key, value));
  }

  private delete(key: string): Promise<void> {
    return this.attempt(() => this.secrets.delete(key));
  }

  private async attempt<Value>(operation: () => Thenable<Value>): Promise<Value> {
    try {
      return await operation();
    } catch {
      // The store's own error isn't passed on: nobody promises that it holds no secret.
      throw new UserError(silentText());
    }
  }
}

function silentText(): string {
  return vscode.l10n.t(
    'The secret store of VS Code does not answer. Unlock the keyring of the system (see "Troubleshooting keychain issues" in the documentation of VS Code) and try again. Credentials are kept nowhere else.',
  );
}

function forgotText(): string {
  return vscode.l10n.t(
    'The secret store of VS Code accepted the credentials and did not keep them. They were not stored anywhere else. Check that the keyring of the system is unlocked, then set them again.',
  );
}

function keptText(): string {
  return vscode.l10n.t(
    'The secret store of VS Code did not remove all credentials. Check that the keyring of the system is unlocked, then remove them again.',
  );
}

/** A new API key is taken for a rotated one, whatever user ID was or is sent along with it. */
function isSameUser(former: Credentials, credentials: Credentials): boolean {
  if (former.kind === 'apiKey' && credentials.kind === 'apiKey') return true;
  return former.userId !== undefined && former.userId === credentials.userId;
}
