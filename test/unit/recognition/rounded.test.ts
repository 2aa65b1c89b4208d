import * as assert from 'node:assert/strict';
import { callRules } from '../../../src/core/recognition/callRules';
import { columnRules } from '../../../src/core/recognition/columnRules';
import { declaredRules } from '../../../src/core/recognition/declaredRules';
import { keyRules } from '../../../src/core/recognition/keyRules';
import type { FoundOccurrence } from '../../../src/core/recognition/occurrences';
import { findOccurrences } from '../../../src/core/recognition/occurrences';
import { pairRules } from '../../../src/core/recognition/pairRules';
import { proseRules } from '../../../src/core/recognition/proseRules';
import { recognize } from '../../../src/core/recognition/recognize';
import { urlRules } from '../../../src/core/recognition/urlRules';
import { readCorpus } from './corpus';

const [x, y, z] = ['1219612600446680', '1041224000112230', '9302845500112240'];
const genuine = '1908647200112234';
const nineteen = '7074855483357670000';

function marked(found: readonly FoundOccurrence[]): string[] {
  return found.filter(({ isProbablyRounded }) => isProbablyRounded).map(({ mediaId }) => mediaId);
}

describe('a genuine ID that ends in 0', () => {
  const bare = [
    `{"image":{"mime_type":"image/jpeg","sha256":"x","id":"${x}"}}`,
    `{"messaging_product":"whatsapp","to":"919876543210","type":"image","image":{"id":"${x}"}}`,
    `{"entry":[{"changes":[{"value":{"messaging_product":"whatsapp","messages":[{"from":"919876543210","type":"video","video":{"mime_type":"video/mp4","sha256":"x=","id":"${x}"}}]}}]}]}`,
    `WELCOME_MEDIA_ID=${x}`,
    `const mediaId = '${x}';`,
    `media_id: "${x}"`,
    `"media_id": ${x},`,
    `https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=${x}&ext=1757017406&hash=ATh`,
    `DELETE /WAApi/media?mediaId=${x}&userid=acme`,
    `// WhatsApp\nawait client.deleteMedia("${x}");`,
    `// WhatsApp\nnew ImageMessage().setId("${x}")`,
    `{"data":"{\\"type\\":\\"audio\\",\\"audio\\":{\\"id\\":\\"${x}\\",\\"mime_type\\":\\"audio/ogg\\"},\\"wa_id\\":1}"}`,
    `media_id,type\n${x},image\n`,
  ];
  for (const text of bare) {
    it(`is found and nothing is said of it: ${text.slice(0, 70)}`, () => {
      const found = findOccurrences(text);
      assert.deepEqual(
        found.map(({ mediaId, damage, isProbablyRounded }) => [mediaId, damage, isProbablyRounded]),
        [[x, undefined, false]],
      );
    });
  }

  it('is certain in a payload', () => {
    assert.equal(findOccurrences(bare[0] ?? '')[0]?.confidence, 'certain');
  });
});

describe('IDs look rounded', () => {
  const companies: [string, string, (...ids: string[]) => string][] = [
    ['a column of separated values', 'a.csv', (...ids) => `name,media_id\n${ids.map((id) => `a,${id}`).join('\n')}\n`],
    ['a column of tabs', 'a.tsv', (...ids) => `media_id\tname\n${ids.map((id) => `${id}\ta`).join('\n')}\n`],
    [
      'a table in a document',
      'a.md',
      (...ids) => `# IDs\n\n| a | media_id |\n|---|---|\n${ids.map((id) => `| a | ${id} |`).join('\n')}\n`,
    ],
    [
      'the rows of an SQL insert',
      'a.sql',
      (...ids) => `INSERT INTO m (n, media_id) VALUES ${ids.map((id) => `(1, '${id}')`).join(', ')};`,
    ],
    ['an SQL list', 'a.sql', (...ids) => `DELETE FROM m WHERE media_id IN (${ids.map((id) => `'${id}'`).join(', ')});`],
    ['an array', 'a.js', (...ids) => `const mediaIds = [${ids.map((id) => `'${id}'`).join(', ')}];`],
    [
      'an array with comments',
      'a.py',
      (...ids) => `media_ids = [\n${ids.map((id) => `    "${id}",  # the list\n`).join('')}]`,
    ],
    ['a list of YAML', 'a.yml', (...ids) => `media_ids:\n${ids.map((id) => `  - "${id}" # logo\n`).join('')}`],
    ['a list in a variable', '.env', (...ids) => `MEDIA_IDS=${ids.join(',')}\n`],
  ];
  for (const [name, fileName, write] of companies) {
    it(`where all of three do: ${name}`, () => {
      assert.deepEqual(marked(findOccurrences(write(x, y, z), { fileName })), [x, y, z]);
    });
    it(`not where one does not, where there are two, or one repeated: ${name}`, () => {
      for (const ids of [
        [x, y, z, genuine],
        [genuine, x, y, z],
        [x, y],
        [x, x, x, x],
      ]) {
        const found = findOccurrences(write(...ids), { fileName });
        assert.equal(found.length, ids.length);
        assert.deepEqual(marked(found), []);
      }
    });
  }

  it('whatever their lengths, and beside shorter ones that no spreadsheet rounds', () => {
    const text = `media_id\n${x}\n12196126004466700\n${nineteen}\n284082697877729\n`;
    assert.deepEqual(marked(findOccurrences(text, { fileName: 'a.csv' })), [x, '12196126004466700', nineteen]);
  });

  it('column by column', () => {
    const text = `media_id,header_media_id\n${x},1908647200112231\n${y},1908647200112232\n${z},1908647200112230\n`;
    assert.deepEqual(marked(findOccurrences(text, { fileName: 'a.csv' })), [x, y, z]);
  });

  it('alone from 18 digits on in a table of separated values, and nowhere else', () => {
    for (const id of [nineteen, '707485548335767000']) {
      assert.deepEqual(marked(findOccurrences(`media_id\n${id}\n`, { fileName: 'a.csv' })), [id]);
      assert.deepEqual(marked(findOccurrences(`media_id;type\n${id};image\n`)), [id]);
      for (const text of [`{"media_id":"${id}"}`, `{"mediaIds":["${id}"]}`, `MEDIA_ID=${id}`]) {
        const found = findOccurrences(text);
        assert.equal(found.length, 1);
        assert.deepEqual(marked(found), []);
      }
    }
    assert.deepEqual(marked(findOccurrences('media_id\n70748554833576700\n', { fileName: 'a.csv' })), []);
  });

  it('not where each is the value of a key of its own', () => {
    assert.deepEqual(marked(findOccurrences(`A_MEDIA_ID=${x}\nB_MEDIA_ID=${y}\nC_MEDIA_ID=${z}\n`)), []);
    const payloads = [x, y, z].map((id) => `{"image":{"id":"${id}","mime_type":"image/png","sha256":"a"}}`);
    assert.deepEqual(marked(findOccurrences(payloads.join('\n'))), []);
  });

  it('in a column that nothing says is one of media IDs, too: a person may mean it', () => {
    const all = recognize(`ref,name\n${x},a\n${y},b\n${z},c\n`, { fileName: 'a.csv' });
    assert.deepEqual(
      all.map(({ confidence, isProbablyRounded }) => [confidence, isProbablyRounded]),
      Array.from({ length: 3 }, () => ['possible', true]),
    );
  });
});

describe('decimal numbers', () => {
  const found = (text: string, fileName = ''): [string, string | undefined][] =>
    findOccurrences(text, { fileName }).map(({ mediaId, damage }) => [mediaId, damage]);

  it('are IDs that pandas damaged where IDs belong, and stand for the digits in front of the point', () => {
    const id = '1600761900334451';
    assert.deepEqual(found(`media_id,type\n${id}.0,image\n`), [[id, 'decimals']]);
    assert.deepEqual(found(`type,media_id\nimage,${id}.00\n`, 'a.csv'), [[id, 'decimals']]);
    assert.deepEqual(found(`media_id,size\n${id}.0,123\n`, 'a.csv'), [[id, 'decimals']]);
    assert.deepEqual(found(`{"media_id": ${id}.0, "type": "image"}`), [[id, 'decimals']]);
    assert.deepEqual(found(`{"mediaIds": [${id}.0, 1600761900334452]}`), [
      [id, 'decimals'],
      ['1600761900334452', undefined],
    ]);
    assert.deepEqual(found(`{"image": {"id": ${id}.0, "mime_type": "image/jpeg", "sha256": "x"}}`), [[id, 'decimals']]);
  });

  it('are nothing elsewhere: prices, places, measurements, versions', () => {
    for (const text of [
      'media_id: 1234567890123.5',
      'media_id: 1234567890123.0',
      'media_id: 1600761900334451.5',
      'media_id: 1600761900334451.000001',
      'media_id: 1600761900334451.0.1',
      'media_id: 12.1600761900334451',
      'media_id: 0.16007619003344510',
      'WhatsApp media 1600761900334451.0',
      'price: 1600761900334451.0',
      '1600761900334451.0',
    ]) {
      assert.deepEqual(found(text), [], text);
      assert.deepEqual(recognize(text), [], text);
    }
  });

  it('say nothing about other places of the same number', () => {
    const text = 'media_id: 1600761900334451.0\nother = f(1600761900334451)\n';
    assert.deepEqual(found(text), [['1600761900334451', 'decimals']]);
  });
});

describe('the rule that decided', () => {
  const rules = [columnRules, urlRules, pairRules, keyRules, callRules, declaredRules, proseRules].flat();

  it('has a short name of its own', () => {
    const ids = rules.map(({ id }) => id);
    assert.deepEqual(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z]+(?:-[a-z]+){0,3}$/);
  });

  it('is named with every occurrence', () => {
    const known = new Set([...rules.map(({ id }) => id), 'name-in-front', 'same-elsewhere']);
    for (const { text, name } of readCorpus()) {
      for (const { rule } of findOccurrences(text, { fileName: name })) assert.ok(known.has(rule), rule);
    }
    const ruleOf = (text: string): string | undefined => findOccurrences(text)[0]?.rule;
    assert.equal(ruleOf(`media_id,type\n${genuine},image\n`), 'csv-column');
    assert.equal(ruleOf(`{"image":{"mime_type":"image/jpeg","sha256":"x","id":"${genuine}"}}`), 'media-object');
  });
});
