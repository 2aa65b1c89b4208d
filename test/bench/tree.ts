import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

export interface TreeOptions {
  readonly files: number;
  /** Of all files together. */
  readonly bytes: number;
  readonly mediaIds: number;
}

/** A generator of numbers from a seed: mulberry32, the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const lines = [
  'export function handle(request: Request, response: Response): Promise<void> {',
  '  const order = await store.find({ number: 48213, customer: "Asha", total: 1299.5 });',
  '    logger.debug("queued message for %s after %d ms", recipient, elapsed);',
  '// Prices include tax; see the table in docs/prices.md, section 4.2.',
  '  return items.filter((item) => item.stock > 0).map(({ sku, name }) => `${sku} ${name}`);',
  '2026-11-02T09:31:07.412Z INFO delivery status=sent attempts=1 took=83ms',
  '  "caption": "Masala chai, 250 g", "price": { "amount": 349, "currency": "INR" },',
  '    <div className="row"><Price value={product.price} /> <Stock count={product.stock} /></div>',
  '  at processTicksAndRejections (node:internal/process/task_queues:95:5)',
  'SELECT id, name, updated FROM campaigns WHERE status = 3 ORDER BY updated DESC LIMIT 50;',
];

/** Lines of other numbers that look like media IDs, as real projects have them. */
const lookAlikes = [
  (digits: string) => `  "phone_number_id": "1${digits.slice(0, 14)}", "timestamp": "17${digits.slice(0, 8)}",`,
  (digits: string) => `  createdAt: 17${digits.slice(0, 11)}, orderId: '${digits}',`,
];

const places = [
  (id: string) => `  { "type": "image", "image": { "id": "${id}", "caption": "New in store" } },`,
  (id: string) => `const bannerMediaId = '${id}';`,
  (id: string) => `WELCOME_MEDIA_ID=${id}`,
  (id: string) => `  await whatsapp.deleteMedia("${id}");`,
  (id: string) => `2026-11-02 INFO GET https://unify.smsgateway.center/WAApi/media?mediaId=${id}&output=json`,
];

const endings = ['ts', 'js', 'json', 'py', 'php', 'log', 'md', 'csv', 'yaml', 'tsx'];

/** Makes a reproducible tree of text files, once: the folder says what is in it. Returns the folder. */
export function makeTree(parent: string, options: TreeOptions): string {
  const { files, bytes, mediaIds } = options;
  const folder = path.join(parent, `tree-${files}-${bytes}-${mediaIds}`);
  const mark = path.join(folder, '.complete');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === JSON.stringify(options)) return folder;
  const random = seeded(20_261_123);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const digits = (count: number): string => {
    let text = String(1 + Math.floor(random() * 9));
    while (text.length < count) text += String(Math.floor(random() * 10));
    return text;
  };
  const average = bytes / files;
  for (let index = 0; index < files; index++) {
    const inFolder = path.join(folder, `part${index % 40}`, `area${Math.floor(index / 40) % 25}`);
    if (index < 1000) mkdirSync(inFolder, { recursive: true });
    const size = average * (0.2 + 1.6 * random());
    const content: string[] = [];
    // Most files hold none, a few hold many.
    const ids = index % 10 === 0 ? Math.round((mediaIds * 10) / files) : 0;
    let length = 0;
    let written = 0;
    while (length < size || written < ids) {
      const isId = written < ids && (random() < 0.05 || length >= size);
      const line = isId ? pick(places)(digits(16)) : random() < 0.002 ? pick(lookAlikes)(digits(16)) : pick(lines);
      if (isId) written++;
      content.push(line);
      length += line.length + 1;
    }
    writeFileSync(path.join(inFolder, `file${index}.${pick(endings)}`), content.join('\n'));
  }
  writeFileSync(mark, JSON.stringify(options));
  return folder;
}
