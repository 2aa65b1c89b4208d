import * as assert from 'node:assert/strict';
import { findOccurrences, findOccurrencesInSteps } from '../../../src/core/recognition/occurrences';
import { readCorpus } from './corpus';

const count = 5000;
const ids = Array.from({ length: count }, (_, index) => String(7_074_855_483_350_000n + BigInt(index) * 9973n));
const words = 'lorem ipsum dolor sit amet '.repeat(300);

/** Lists of all the IDs, as they stand in files of many kinds. */
const lists: readonly [fileName: string, text: string][] = [
  ['lines.json', `{\n  "campaign": "x",\n  "mediaIds": [\n${ids.map((id) => `    "${id}"`).join(',\n')}\n  ]\n}\n`],
  ['line.json', `{"mediaIds":[${ids.map((id) => `"${id}"`).join(',')}]}`],
  ['bare.json', `{"media_ids": [${ids.join(', ')}]}`],
  ['nested.json', `{"whatsapp":{"media":{"ids":[\n${ids.map((id) => `"${id}"`).join(',\n')}\n]}}}`],
  ['map.json', `{"media_ids":{\n${ids.map((id, at) => `  "banner${at}": "${id}"`).join(',\n')}\n}}`],
  [
    'objects.json',
    `{"whatsapp":1,"media":[\n${ids.map((id, at) => `  {"id":"${id}","caption":"c${at}"}`).join(',\n')}\n]}`,
  ],
  ['list.yaml', `campaign: x\nmedia_ids:\n${ids.map((id, at) => `  - "${id}" # banner ${at}`).join('\n')}\n`],
  ['in.sql', `DELETE FROM m WHERE media_id IN (\n${ids.map((id) => `  '${id}'`).join(',\n')}\n);\n`],
  ['in-line.sql', `SELECT * FROM m WHERE media_id IN (${ids.join(',')});\n`],
  ['values.sql', `INSERT INTO m (name, media_id) VALUES\n${ids.map((id) => `('x', '${id}')`).join(',\n')};\n`],
  ['list.ts', `export const mediaIds = [\n${ids.map((id, at) => `  '${id}', // banner ${at}`).join('\n')}\n];\n`],
  ['set.py', `MEDIA_IDS = {\n${ids.map((id) => `    "${id}",`).join('\n')}\n}\n`],
  ['list.php', `<?php\n$mediaIds = array(\n${ids.map((id) => `    '${id}',`).join('\n')}\n);\n`],
  ['list.toml', `[whatsapp]\nmedia_ids = [\n${ids.map((id) => `  "${id}",`).join('\n')}\n]\n`],
  ['list.env', `MEDIA_IDS=${ids.join(',')}\n`],
  ['list.txt', `Media IDs: ${ids.join(', ')}\n`],
  ['table.csv', `name,media_id\n${ids.map((id, at) => `n${at},${id}`).join('\n')}\n`],
  ['aligned.txt', `name      media_id\n${ids.map((id, at) => `n${String(at).padEnd(9)}${id}`).join('\n')}\n`],
  ['piped.txt', ` name | media_id\n------+----------\n${ids.map((id, at) => ` n${at} | ${id}`).join('\n')}\n`],
  ['table.md', `# WhatsApp\n\n| name | media id |\n|---|---|\n${ids.map((id) => `| x | ${id} |`).join('\n')}\n`],
];

describe('long texts', () => {
  for (const [fileName, text] of lists) {
    it(`hold all 5,000 media IDs of one list: ${fileName}`, () => {
      const found = findOccurrences(text, { fileName });
      assert.equal(new Set(found.map(({ mediaId }) => mediaId)).size, count);
      assert.ok(found.every(({ fileMayHoldMore }) => fileMayHoldMore === undefined));
    });
  }

  it('hold none where a long list is named otherwise, and end a list where it ends', () => {
    const others = `{"phone_number_ids":[${ids.map((id) => `"${id}"`).join(',')}],"x":["${ids[0] ?? ''}"]}`;
    assert.deepEqual(findOccurrences(others, { fileName: 'whatsapp.json' }), []);
    const two = `{"mediaIds":[${ids.map((id) => `"${id}"`).join(',')}],"x":["70748554833576763"]}`;
    assert.equal(findOccurrences(two, { fileName: 'a.json' }).length, count);
    const line = `MEDIA_IDS=${ids.join(',')} ORDER=70748554833576763, 70748554833576764\n`;
    assert.equal(findOccurrences(line, { fileName: 'a.env' }).length, count);
  });

  it('have columns, however wide their rows are', () => {
    for (const columns of [10, 300]) {
      const names = Array.from({ length: columns }, (_, at) => `column${at}`).join(',');
      const cells = Array.from({ length: columns }, () => 'v'.repeat(60)).join(',');
      const rows = ids.slice(0, 50).map((id) => `${cells},${id},1${id.slice(1)}`);
      const text = `${names},media_id,order_id\n${rows.join('\n')}\n`;
      const found = findOccurrences(text, { fileName: 'wide.csv' });
      assert.deepEqual(
        found.map(({ mediaId }) => mediaId),
        ids.slice(0, 50),
      );
    }
  });

  it('are not read by a wrong column where a row begins far in front', () => {
    // Counted from anywhere else, the number would stand in the column of media IDs.
    const names = Array.from({ length: 40 }, (_, at) => (at % 2 === 1 ? 'media_id' : 'note')).join(',');
    const text = `${names},reference\n${`${words.slice(0, 4000)},`.repeat(40)}70748554833576763\n`;
    assert.deepEqual(findOccurrences(text, { fileName: 'wide.csv' }), []);
  });

  describe('that cannot be read as a whole say that more may be there', () => {
    const isIncomplete = (fileName: string, text: string): boolean => {
      const found = findOccurrences(text, { fileName });
      assert.ok(found.length > 0 && found.length < 100, `${found.length} found`);
      return found.every(({ fileMayHoldMore }) => fileMayHoldMore === true);
    };
    const few = ids.slice(0, 100);

    it('objects that are too far apart in a list, on one line and on many', () => {
      const objects = few.map((id) => `{"id":"${id}","text":"${words}"}`);
      assert.ok(isIncomplete('line.json', `{"whatsapp":1,"image":[${objects.join(',')}]}`));
      const fields = Array.from({ length: 150 }, (_, at) => `      "t${at}": "${words.slice(0, 70)}"`).join(',\n');
      const indented = few.map((id) => `    {\n      "id": "${id}",\n${fields}\n    }`);
      assert.ok(isIncomplete('lines.json', `{\n  "whatsapp": 1,\n  "image": [\n${indented.join(',\n')}\n  ]\n}\n`));
    });

    it('tables in which the header stands too far above', () => {
      const rows = ids.slice(0, 1000).map((id, at) => `   * - n${at}\n     - ${id}`);
      const text = `WhatsApp\n\n.. list-table::\n\n   * - name\n     - media id\n${rows.join('\n')}\n`;
      const found = findOccurrences(text, { fileName: 'list.rst' });
      assert.ok(found.length > 0 && found.length < 1000);
      assert.ok(found.every(({ fileMayHoldMore }) => fileMayHoldMore === true));
    });

    it('but not where what is undecided is no matter of length', () => {
      const found = (text: string): boolean[] =>
        findOccurrences(text, { fileName: 'a.js' }).map(({ fileMayHoldMore }) => fileMayHoldMore === true);
      const lines = 'const line = { of: "code", that: "goes", on: [1, 2, 3] };\n'.repeat(200);
      assert.deepEqual(found(`const mediaId = '${few[0] ?? ''}';\n${lines}const order = 70748554833576763;\n`), [
        false,
      ]);
      assert.deepEqual(found(`const mediaId = '${few[0] ?? ''}';\n${lines}  const at = 1700000000000;\n`), [false]);
    });

    it('and no file of the corpus', () => {
      for (const { name, text } of readCorpus()) {
        assert.ok(
          findOccurrences(text, { fileName: name }).every(({ fileMayHoldMore }) => fileMayHoldMore === undefined),
          name,
        );
      }
    });
  });

  it('are read in many steps, so that a search can be stopped within each', () => {
    for (const [fileName, text] of lists) {
      let steps = 0;
      for (const step of findOccurrencesInSteps(text, { fileName })) steps += step === undefined ? 1 : 0;
      assert.ok(steps >= 20, `${fileName}: ${steps}`);
    }
  });
});
