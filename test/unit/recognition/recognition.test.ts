import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { inSlices } from '../../../src/core/recognition/inSlices';
import { findOccurrences, findOccurrencesInSteps } from '../../../src/core/recognition/occurrences';
import type { RecognitionOptions } from '../../../src/core/recognition/recognise';

/** `line:character confidence` of each occurrence. */
function placesIn(text: string, options?: RecognitionOptions): string[] {
  return findOccurrences(text, options).map(({ line, character, confidence }) => `${line}:${character} ${confidence}`);
}

describe('positions', () => {
  const cases: [string, string, string][] = [
    ['CRLF', 'a\r\nb\r\nmediaId: "7074855483357676350"', '2:10 certain'],
    ['a lone CR', 'a\rmediaId: "7074855483357676350"', '1:10 certain'],
    ['tabs', '\t\tmediaId: "7074855483357676350"', '0:12 certain'],
    ['an emoji in front, two UTF-16 units', '/* 🌿 */ mediaId = "7074855483357676350"', '0:20 certain'],
    ['a combining accent in front', 'e\u0301 mediaId = "7074855483357676350"', '0:14 certain'],
    ['a non-breaking space', 'mediaId:\u00a0"7074855483357676350"', '0:10 certain'],
  ];
  for (const [name, text, expected] of cases) {
    it(`are UTF-16 units: ${name}`, () => {
      assert.deepEqual(placesIn(text), [expected]);
    });
  }
});

describe('what is never a media ID', () => {
  const wa = 'messaging_product: whatsapp\n';
  for (const text of [
    'phone_number_id: "106540352242922"',
    'waba_id: "7074855483357676"',
    'template_id = 1234567890123456',
    'app_id: "1234567890123456"',
    'to: "919876543210123"',
    '"timestamp": 1700000000000',
    'card_number: 4111111111111111',
    '{"messages":[{"id":"1234567890123456"}]}',
    'twitter: { media_id: "1590185186276291287" }',
    '1234567890123456',
  ]) {
    it(text, () => {
      assert.deepEqual(placesIn(wa + text), []);
    });
  }

  it('is not overridden by further key names', () => {
    const keys = ['phone_number_id', 'wabaId', 'templateId'];
    assert.deepEqual(placesIn(`${wa}phone_number_id: "106540352242922"`, { keys }), []);
    assert.deepEqual(placesIn(`${wa}phone_number_id: "106540352242922"`, { workspaceKeys: keys }), []);
  });
});

describe('further key names', () => {
  const text = '{ "brochure-ref": "7074855483357676350", "brochure": "7074855483357676351" }';

  it('are found in any convention, and only whole', () => {
    assert.deepEqual(placesIn(text), []);
    assert.deepEqual(placesIn(text, { keys: ['brochureRef'] }), ['0:19 certain']);
  });

  it('give at most "likely" when they come from the workspace', () => {
    assert.deepEqual(placesIn(text, { workspaceKeys: ['brochureRef'] }), ['0:19 likely']);
  });

  it('don’t lower what is certain without them', () => {
    assert.deepEqual(placesIn('mediaId: "7074855483357676350"', { workspaceKeys: ['mediaId'] }), ['0:10 certain']);
  });
});

describe('damaged IDs', () => {
  it('are shown as they stand there', () => {
    const found = findOccurrences('name,media_id\na,7.07486E+18\nb,7074855483357670000\nc,7074855483357676350\n', {
      fileName: 'media.csv',
    });
    assert.deepEqual(
      found.map(({ mediaId, damage }) => [mediaId, damage]),
      [
        ['7.07486E+18', 'exponent'],
        ['7074855483357670000', 'rounded'],
        ['7074855483357676350', undefined],
      ],
    );
  });

  it('are nothing outside the place of a media ID', () => {
    assert.deepEqual(findOccurrences('name,phone\na,9.19877E+12\n', { fileName: 'phones.csv' }), []);
  });
});

describe('any input', () => {
  const fragment = fc.oneof(
    fc.constantFrom('{', '}', '[', ']', '(', ')', '"', "'", '`', '\\', '\\"', '\n', '\r\n', ',', ':', '=', '=>', '->'),
    fc.constantFrom('mediaId', 'image', 'id', '<a href="', '</a>', '|', '---', '- ', '%22', '\\u0022', '&quot;', '/*'),
    fc.constantFrom('?mid=', 'graph.facebook.com/', 'whatsapp', 'twitter', 'SET media_id', "'' ", '\ud800', '\ufeff'),
    fc.bigInt({ min: 0n, max: 10n ** 21n }).map(String),
    fc.string({ unit: 'binary' }),
  );

  it('throws nothing, and every place holds its digits', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const lines = text.split(/\r\n|\n|\r/);
        for (const { line, character, mediaId } of findOccurrences(text)) {
          assert.equal(lines[line]?.slice(character, character + mediaId.length), mediaId);
        }
      }),
      { numRuns: 3000, seed: 20261123 },
    );
  });

  it('may be bytes that are no UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = new TextDecoder().decode(bytes);
        findOccurrences(`${text}\nmediaId="7074855483357676350"`);
      }),
      { numRuns: 500, seed: 7 },
    );
    const text = new TextDecoder().decode(
      Buffer.concat([Buffer.from([0xff, 0xc3]), Buffer.from('x mediaId=7074855483357676350')]),
    );
    assert.deepEqual(placesIn(text), ['0:12 certain']);
  });

  it('may be a single line of 100 MB', () => {
    const unit = 'the quick brown fox jumps over the lazy dog 12345 and 3.14159 then (a[b]){c:d} ';
    const text = `${unit.repeat(100_000_000 / unit.length)}"mediaId":"7074855483357676350"`;
    assert.equal(findOccurrences(text).length, 1);
  });
});

describe('a large document', () => {
  it('is read in many short steps, between which others work', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) =>
      index % 10 === 0
        ? `image: { id: "${1_000_000_000_000_000 + index}" }, // whatsapp`
        : `const line${index} = call(${index});`,
    );
    let turns = 0;
    let isDone = false;
    const count = (): void => {
      turns++;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const found = await inSlices(findOccurrencesInSteps(lines.join('\n')), new AbortController().signal);
    isDone = true;
    assert.equal(found?.length, 2000);
    assert.ok(turns > 3, `${turns} turns`);
  });

  it('is given up when it is superseded', async () => {
    const abort = new AbortController();
    function* endless(): Generator<void, string> {
      for (;;) {
        abort.abort();
        yield;
      }
    }
    assert.equal(await inSlices(endless(), abort.signal), undefined);
  });
});
