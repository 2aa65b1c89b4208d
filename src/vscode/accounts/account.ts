import type { Credentials } from '../../core/gateway/credentials';
import { apiKeyProblem, passwordProblem, userIdProblem } from '../../core/gateway/credentials';

/** Who deletes, and where: credentials with a name, bound to the origin they were entered for. */
export interface Account {
  readonly id: string;
  /** Chosen by the user; shown in the confirmation, the log and the history. */
  readonly name: string;
  /** Scheme, host and port of the endpoint; the credentials are never sent to another. */
  readonly origin: string;
  readonly credentials: Credentials;
}

/** An account at an endpoint: what one account doesn't know may be clear to another. */
export interface AccountScope {
  readonly accountId: string;
  /** The endpoint's origin. */
  readonly origin: string;
}

/** What may be shown of an account: no credential. */
export type AccountSummary = Omit<Account, 'credentials'> & { readonly kind: Credentials['kind'] };

export function summaryOf({ id, name, origin, credentials }: Account): AccountSummary {
  return { id, name, origin, kind: credentials.kind };
}

export function scopeOf({ id, origin }: Pick<Account, 'id' | 'origin'>): AccountScope {
  return { accountId: id, origin };
}

/** Text that stands for a scope, as the key of a map. */
export function scopeKey({ accountId, origin }: AccountScope): string {
  return `${accountId} ${origin}`;
}

/** Reads an account record as it is kept in SecretStorage; `undefined` for anything else. Never throws. */
export function parseAccount(text: string): Account | undefined {
  const record = parseRecord(text);
  if (record?.version !== 1) return undefined;
  const { id, name, origin, credentials } = record;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof origin !== 'string') return undefined;
  const parsed = isRecord(credentials) ? parseCredentials(credentials) : undefined;
  return parsed ? { id, name, origin, credentials: parsed } : undefined;
}

export function serializeAccount(account: Account): string {
  return JSON.stringify({ version: 1, ...account });
}

function parseCredentials({ kind, apiKey, userId, password }: Record<string, unknown>): Credentials | undefined {
  if (kind === 'apiKey') {
    if (typeof apiKey !== 'string' || apiKeyProblem(apiKey) !== undefined) return undefined;
    // A record that was kept before it could hold a user ID has none.
    if (userId === undefined) return { kind, apiKey };
    return typeof userId === 'string' && userIdProblem(userId) === undefined ? { kind, apiKey, userId } : undefined;
  }
  const isPassword = kind === 'password' && typeof userId === 'string' && typeof password === 'string';
  if (!isPassword || userIdProblem(userId) !== undefined || passwordProblem(password) !== undefined) return undefined;
  return { kind, userId, password };
}

/** The object in a JSON text; `undefined` for anything else. */
export function parseRecord(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
