import type { Credentials } from './credentials';

/** Stands where a secret stood. */
export const redactedMark = '•••';

/** Shorter texts stand in every other sentence; hiding them would hide the sentence and reveal them by the gaps. */
const shortestRedacted = 4;

/** Ways in which software writes a text into another one. Services also quote with two of them, one after the other. */
const encoders: readonly ((text: string) => string)[] = [
  (text) => encodeURIComponent(text),
  (text) => encodeURIComponent(text).replaceAll('%20', '+'),
  (text) => new URLSearchParams([['', text]]).toString().slice(1),
  (text) => encodeURI(text),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  (text) => text.replace(/[&<>"]/g, (character) => namedEntities[character] ?? character),
  (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
  (text) => text.replace(/[&<>"']/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`),
  (text) => Buffer.from(text, 'utf8').toString('latin1'),
];

const namedEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Makes a function that replaces credentials in somebody else's text: as they are and in each encoding in which they
 * were or may have been sent or quoted, the longest first, without regard to case.
 */
export function redactor(credentials: Credentials): <Text extends string | undefined>(text: Text) => Text {
  const { userId = '' } = credentials;
  const secrets = [userId, credentials.kind === 'apiKey' ? credentials.apiKey : credentials.password];
  const hidden = secrets.filter((secret) => secret.length >= shortestRedacted);
  if (hidden.length === 0) return (text) => text;
  const written = [...new Set(hidden.flatMap(writtenForms))].sort((a, b) => b.length - a.length).map(escapeForPattern);
  const pattern = new RegExp([...written, ...hidden.flatMap(base64Patterns)].join('|'), 'gi');
  return <Text extends string | undefined>(text: Text) => text?.replace(pattern, redactedMark) as Text;
}

function writtenForms(secret: string): string[] {
  const once = encoders.map((encode) => encode(secret));
  const twice = once.flatMap((text) => encoders.map((encode) => encode(text)));
  return [secret, ...once, ...twice, Buffer.from(secret, 'utf8').toString('hex')];
}

/**
 * Base64 that holds the secret, alone or within a longer text such as "user:password", which may begin
 * at each of three offsets.
 */
function base64Patterns(secret: string): string[] {
  const utf8 = Buffer.from(secret, 'utf8');
  return [0, 1, 2]
    .map((offset) => {
      const text = Buffer.concat([Buffer.alloc(offset), utf8]).toString('base64');
      // The first and the last characters also depend on what stands around the secret.
      return text.slice(offset === 0 ? 0 : 4, -4);
    })
    .filter((inner) => inner.length >= shortestRedacted)
    .map((inner) => {
      const inBothAlphabets = escapeForPattern(inner).replaceAll('\\+', '[+-]').replaceAll('\\/', '[/_]');
      return `${inBothAlphabets}[a-z0-9+/_=-]*`;
    });
}

function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
