import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';

/** Credentials that stand nowhere else, with every character that is written differently somewhere. */
export const canary = {
  apiKey: 'CANARY-k3y%2B+/=&"\\<7f1c>',
  userId: 'canary user+7f1c&é',
  password: 'CANARY p@ss w/rd&1+é%20“7f1c”💥\\"',
} as const;

/**
 * Each way in which a secret may be written: as it is, URL-encoded in its dialects and twice, as JSON, HTML, base64 (at
 * each of the three offsets in a longer text), hex, wrongly decoded, and reversed.
 */
export function writtenForms(secret: string): string[] {
  const utf8 = Buffer.from(secret, 'utf8');
  const uri = encodeURIComponent(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const html = secret.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const named = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  // What base64 makes of the secret's inner bytes, whatever stands around it ("user:password").
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset, 'x'), utf8])
      .toString('base64')
      .slice(offset === 0 ? 0 : 4, -4),
  );
  return [
    ...new Set([
      secret,
      uri,
      uri.replaceAll('%20', '+'),
      new URLSearchParams([['', secret]]).toString().slice(1),
      encodeURIComponent(uri),
      encodeURI(secret),
      json,
      JSON.stringify(json).slice(1, -1),
      html,
      named,
      utf8.toString('latin1'),
      utf8.toString('hex'),
      ...base64,
      ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
      Array.from(secret).reverse().join(''),
    ]),
  ];
}

export interface Found {
  readonly where: string;
  readonly secret: string;
  readonly form: string;
}

/** Searches texts for each secret in each of its forms, without regard to case. */
export function findSecrets(texts: ReadonlyMap<string, string>, secrets: readonly string[]): Found[] {
  const forms = secrets.flatMap((secret) => writtenForms(secret).map((form) => ({ secret, form })));
  return [...texts].flatMap(([where, text]) => {
    const lower = text.toLowerCase();
    return forms.filter(({ form }) => lower.includes(form.toLowerCase())).map((found) => ({ where, ...found }));
  });
}

/** So large a file is not one that was written by a test. */
const largestFile = 20_000_000;

/** Every file below a folder, as text and as it would read if its bytes were Latin-1 or UTF-16. */
export function readTree(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  if (!existsSync(folder)) return texts;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isFile() !== true || stat.size > largestFile) continue;
    const bytes = readFileSync(file);
    texts.set(file, [bytes.toString('utf8'), bytes.toString('latin1'), bytes.toString('utf16le')].join('\n'));
  }
  return texts;
}
