/** What the service accepts as proof of who is asking; documented as "one of two". */
export type Credentials =
  /** `userId` is sent along with the key wherever it is known. */
  | { readonly kind: 'apiKey'; readonly apiKey: string; readonly userId?: string }
  | { readonly kind: 'password'; readonly userId: string; readonly password: string };

export type CredentialProblem = 'empty' | 'notForAHeader' | 'notEncodable';

/**
 * Why `text` can't be an API key, or `undefined` when it can. An API key travels in an HTTP header, which carries
 * visible ASCII only; anything else would be changed or refused on the way.
 */
export function apiKeyProblem(text: string): CredentialProblem | undefined {
  if (text.trim() === '') return 'empty';
  return /^[\x21-\x7e]+$/.test(text) ? undefined : 'notForAHeader';
}

/** Why `text` can't be a user ID, or `undefined` when it can. */
export function userIdProblem(text: string): CredentialProblem | undefined {
  return text.trim() === '' ? 'empty' : passwordProblem(text);
}

/** Why `text` can't be a password, or `undefined` when it can. Any well-formed text can: it is sent URL-encoded. */
export function passwordProblem(text: string): CredentialProblem | undefined {
  if (text === '') return 'empty';
  try {
    encodeURIComponent(text);
    return undefined;
  } catch {
    return 'notEncodable';
  }
}
