import type { Credentials } from './credentials';

/** Stands where a secret stood. */
export const redactedMark = '•••';

/** Shorter texts stand in every other sentence; hiding them would hide the sentence and reveal them by the gaps. */
const shortestRedacted = 4;

/**
 * Makes a function that replaces credentials in somebody else's text: as they are and in each encoding in which they
 * were or may have been sent or quoted, the longest first, without regard to case.
 */
export function redactor(credentials: Credentials): <Text extends string | undefined>(text: Text) => Text {
  const secrets = credentials.kind === 'apiKey' ? [credentials.apiKey] : [credentials.userId, credentials.password];
  const forms = new Set(secrets.filter((secret) => secret.length >= shortestRedacted).flatMap(writtenForms));
  if (forms.size === 0) return (text) => text;
  const longestFirst = [...forms].sort((a, b) => b.length - a.length).map(escapeForPattern);
  const pattern = new RegExp(longestFirst.join('|'), 'gi');
  return <Text extends string | undefined>(text: Text) => text?.replace(pattern, redactedMark) as Text;
}

function writtenForms(secret: string): string[] {
  const utf8 = Buffer.from(secret, 'utf8');
  const uri = encodeURIComponent(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    uri,
    uri.replaceAll('%20', '+'),
    encodeURIComponent(uri),
    new URLSearchParams([['', secret]]).toString().slice(1),
    encodeURI(secret),
    json,
    json.replaceAll('/', '\\/'),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    utf8.toString('latin1'),
    utf8.toString('base64').replace(/=+$/, ''),
    utf8.toString('base64url'),
    utf8.toString('hex'),
  ];
}

function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
