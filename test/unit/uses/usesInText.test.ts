import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { DigitSearch } from '../../../src/core/uses/digitSearch';
import type { Uses } from '../../../src/core/uses/use';
import { usesInTextInSteps } from '../../../src/core/uses/usesInText';
import { sampleWorkspace } from '../../run/folders';

const id = '109382716540283';

function usesIn(text: string, fileName: string, digits = [id], maxUses = 100): Uses {
  const steps = usesInTextInSteps(text, new DigitSearch(digits), { fileName }, maxUses);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** What names the number in a text that holds it once. */
function nameIn(text: string, fileName: string): string | undefined {
  const { uses } = usesIn(text, fileName);
  assert.equal(uses.length, 1, `${fileName}: ${text}`);
  return uses[0]?.name;
}

describe('the uses of digits in a text', () => {
  it('are named as they are called there', () => {
    const cases: readonly (readonly [fileName: string, text: string, name: string | undefined])[] = [
      ['a.json', `{ "metadata": { "phone_number_id": "${id}" } }`, 'phone_number_id'],
      ['a.json', `{ "phoneNumberIds": ["1", "${id}"] }`, 'phoneNumberIds'],
      ['a.json', `{ "name": "phone_number_id", "value": "${id}" }`, 'phone_number_id'],
      ['.env', `TOKEN=x\nPHONE_NUMBER_ID=${id}\n`, 'PHONE_NUMBER_ID'],
      ['.env', `export PHONE_NUMBER_ID="${id}"`, 'PHONE_NUMBER_ID'],
      ['a.php', `<?php\nclass A {\n    private const PHONE_NUMBER_ID = '${id}';\n}`, 'PHONE_NUMBER_ID'],
      [
        'a.php',
        `<?php return ['whatsapp' => ['phone_number_id' => env('WA_PHONE_NUMBER_ID', '${id}')]];`,
        'WA_PHONE_NUMBER_ID',
      ],
      ['a.yaml', `whatsapp:\n  phone_number_id: "${id}"\n`, 'phone_number_id'],
      ['a.yaml', `phone_number_ids:\n  - "1"\n  - "${id}"\n`, 'phone_number_ids'],
      ['a.csv', `name,phone_number_id,url\nShop,${id},x\n`, 'phone_number_id'],
      ['a.tsv', `name\t"waba id"\nShop\t${id}\n`, 'waba id'],
      ['a.sql', `INSERT INTO senders (name, phone_number_id) VALUES ('Shop', '${id}');`, 'phone_number_id'],
      ['a.js', `headers.set('phone_number_id', '${id}');`, 'phone_number_id'],
      ['a.go', `const phoneNumberID = "${id}"`, 'phoneNumberID'],
      ['a.xml', `<sender><phoneNumberId>${id}</phoneNumberId></sender>`, 'phoneNumberId'],
      ['a.log', `2026-11-07 WARN phone_number_id=${id} rate limited`, 'phone_number_id'],
      ['a.log', `body=%7B%22phone_number_id%22%3A%22${id}%22%7D`, 'phone_number_id'],
      ['notes.txt', `Ask for ${id} at the desk.`, undefined],
      ['a.csv', `${id},1\n`, undefined],
    ];
    for (const [fileName, text, name] of cases) assert.equal(nameIn(text, fileName), name, `${fileName}: ${text}`);
  });

  it('have their places, and say where recognition sees a media ID', () => {
    const text = `\ufeff// whatsapp\r\n const mediaId = '${id}';\rconst n = "ü${id}";\n{ "image": { "id": "${id}" } }`;
    assert.deepEqual(
      usesIn(text.slice(1), 'a.js').uses.map(({ line, character, isMediaId }) => [line, character, isMediaId]),
      [
        [1, 18, true],
        [2, 12, false],
        [3, 20, true],
      ],
    );
  });

  it('are counted beyond the limit', () => {
    const { uses, more } = usesIn(`a=${id}\n`.repeat(5), 'a.txt', [id], 2);
    assert.deepEqual([uses.length, more], [2, 3]);
    assert.deepEqual(usesIn(`a=${id}\n`.repeat(5), 'a.txt', [id], 0), { uses: [], more: 5 });
  });

  it('are found in every file of the sample workspace that has them', () => {
    const php = readFileSync(path.join(sampleWorkspace, 'php', 'MediaService.php'), 'utf8');
    assert.deepEqual(usesIn(php, 'MediaService.php').uses, [
      { mediaId: id, line: 6, character: 37, name: 'PHONE_NUMBER_ID', isWhole: true, isMediaId: false },
    ]);
  });

  it('say whether they are a number of their own', () => {
    const text = `a('${id}'); b('x${id}y'); c = ${id}.5; d('${id}@lid'); e('${id}@c.us'); f(${id});`;
    assert.deepEqual(
      usesIn(text, 'a.js').uses.map(({ isWhole }) => isWhole),
      [true, false, false, false, false, true],
    );
  });
});
