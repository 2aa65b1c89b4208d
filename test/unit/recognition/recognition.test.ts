import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { runCooperatively } from '../../../src/core/recognition/runCooperatively';
import { findOccurrences, findOccurrencesInSteps } from '../../../src/core/recognition/occurrences';
import type { RecognitionOptions } from '../../../src/core/recognition/recognize';

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

  for (const names of [
    'phone_number_id phonenumberid phoneNumberID PHONENUMBERID Phone-Number-Id pHoNeNumberId PHONE_NUMBERID p.honenumber.id',
    'wabaid WABAId waba_id waba whatsappBusinessAccountId whatsappbusinessaccountid business_account_id accountid',
    'appid AppID app_id applicationid fbappid templateid TemplateId messagetemplateid messageid MESSAGE_ID msgid wamid',
    'phonenumber PhoneNumber customerphone mobilenumber msisdn fromphone timestamp TIMESTAMP createdat sent_at',
    'cardnumber card_number CardNo creditcardnumber creditcard',
  ]) {
    it(`is not overridden by a further key, however it is spelled: ${names}`, () => {
      for (const name of names.split(' ')) {
        const spelled = [name, name.toLowerCase(), name.toUpperCase(), name.replaceAll(/[^a-z]/gi, '').toLowerCase()];
        for (const place of [
          `${name}: "7074855483357676"`,
          `{ "${name}": 7074855483357676 }`,
          `${name}s = ['7074855483357676']`,
        ]) {
          assert.deepEqual(placesIn(wa + place, { keys: spelled }), [], place);
          assert.deepEqual(placesIn(wa + place, { workspaceKeys: spelled }), [], place);
        }
        assert.deepEqual(placesIn(`a,${name}\nb,7074855483357676\n`, { keys: spelled, fileName: 'a.csv' }), [], name);
      }
    });
  }

  it('is not overridden by a further key that says nothing itself', () => {
    const keys = ['id', 'value'];
    for (const place of [
      '{"messages":[{"id":"1234567890123456"}]}',
      '{"messages":[{"id":["1234567890123456"]}]}',
      '{"phone_number":{"id":"1234567890123456"}}',
      '{"phone_number":{"value":"1234567890123456"}}',
      'template: { id: "1234567890123456" }',
      '{"object":"whatsapp_business_account","entry":[{"id":"1234567890123456","changes":[]}]}',
    ]) {
      assert.deepEqual(placesIn(wa + place, { keys }), [], place);
      assert.deepEqual(placesIn(wa + place, { workspaceKeys: keys }), [], place);
    }
    assert.deepEqual(placesIn('{ "id": "7074855483357676" }', { keys }), ['0:9 certain']);
    assert.deepEqual(placesIn('{ "banner": { "value": "7074855483357676" } }', { keys }), ['0:24 certain']);
    assert.deepEqual(placesIn('{ "id": ["7074855483357676"] }', { workspaceKeys: keys }), ['0:10 likely']);
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
      found.map(({ mediaId, damage, isProbablyRounded }) => [mediaId, damage, isProbablyRounded]),
      [
        ['7.07486E+18', 'exponent', false],
        ['7074855483357670000', undefined, true],
        ['7074855483357676350', undefined, false],
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
    const found = await runCooperatively(findOccurrencesInSteps(lines.join('\n')), new AbortController().signal);
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
    assert.equal(await runCooperatively(endless(), abort.signal), undefined);
  });
});

describe('what a file says elsewhere of its values', () => {
  const wa = '// WhatsApp\n';
  /** Each with the media IDs in it; every other number is something else. */
  const cases: [string, string, readonly string[]][] = [
    [
      'the parameters of an enumeration',
      'enum class Festival(val mediaId: String, val templateId: Long) {\n  DIWALI("389529772568181", 3181372001809633L),\n}',
      ['389529772568181'],
    ],
    [
      'the parameters of a function',
      'def send(self, to, media_id):\n  pass\nsend("551891866274501", "426522024401317")\n',
      ['426522024401317'],
    ],
    [
      'the variables of another call, which may be anything',
      'check(to, mediaId);\ncheck("551891866274501", "426522024401317");',
      [],
    ],
    [
      'the fields of a list of structures',
      'cases := []struct {\n  name, to, mediaID string\n}{\n  {"png", "551191866274501", "426522024401317"},\n}',
      ['426522024401317'],
    ],
    [
      'a comment above a list',
      '// media IDs of the banners\nconst banners = ["426522024401317", "4305953349702229"];\n\nconst senders = ["551191866274501"];',
      ['426522024401317', '4305953349702229'],
    ],
    ['a comment about templates', '// uploaded template ids\nconst banners = ["426522024401317"];', []],
    [
      'a map of media',
      'const MEDIA = { promo: "426522024401317", createdAt: 1762473600000 };\nconst TEMPLATES = { otp: "551191866274501" };',
      ['426522024401317'],
    ],
    [
      'a section',
      '[whatsapp.media]\nwelcome = "426522024401317"\n\n[whatsapp.templates]\notp = "551191866274501"\n',
      ['426522024401317'],
    ],
    [
      'a property of several parts',
      'whatsapp.media.logo.id=42652202440131\nwhatsapp.template.otp.id=35202467841975',
      ['42652202440131'],
    ],
    [
      'a choice of options',
      '<select v-model="mediaId"><option value="426522024401317">Logo</option></select>\n<select v-model="sender"><option value="551191866274501">1</option></select>',
      ['426522024401317'],
    ],
    [
      'the type of an object',
      '{"type":"image","id":"426522024401317"} {"type":"order","id":"551191866274501"}',
      ['426522024401317'],
    ],
    [
      'the message of a log record',
      '{"message":"media downloaded","id":"426522024401317"}\n{"message":"template sent","id":"551191866274501"}',
      ['426522024401317'],
    ],
    [
      "the gateway's own path",
      'GET /WAApi/media/delete/7159558196728942844\nGET /WAApi/report/4706903808490347729',
      ['7159558196728942844'],
    ],
    ['the result of an upload', "expect(client.upload(file)).toBe('426522024401317')", ['426522024401317']],
    ['the column that a condition is about', "UPDATE q SET media_id = NULL WHERE txn_id = '5096533829681912702'", []],
    [
      'the other cells of an HTML row',
      '<table><tr><th>Name</th><th>Example</th></tr><tr><td>media_id</td><td><code>426522024401317</code></td></tr><tr><td>waba_id</td><td>205732439011275</td></tr></table>',
      ['426522024401317'],
    ],
    [
      'a table without outer bars',
      ' id |    media_id     | sender_id\n----+-----------------+----------------\n  1 | 426522024401317 | 551191866274501\n',
      ['426522024401317'],
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => {
      assert.deepEqual(
        findOccurrences(wa + text).map(({ mediaId }) => mediaId),
        expected,
      );
    });
  }

  it('a header in Hindi', () => {
    const table = 'क्रमांक,मीडिया आईडी,टेम्पलेट आईडी\n1,426522024401317,551191866274501\n';
    assert.deepEqual(placesIn(table, { fileName: 'abhiyan.csv' }), ['1:2 certain']);
  });
});
