import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseMediaIdList, parseTypedMediaIds } from '../../../src/core/input/typedList';

const a = '7074855483357676350';
const b = '1482930571926384';
const c = '907264518830271';

/** `problem text` of each entry that was refused. */
function refusedIn(text: string): string[] {
  return parseTypedMediaIds(text).rejected.map(({ problem, text: shown }) => `${problem} ${shown}`);
}

describe('typed and pasted media IDs', () => {
  const forms: [string, string, string[]][] = [
    [
      'commas, semicolons, spaces, tabs and lines',
      `${a}, ${b};${c}\r\n1111111111111\t2222222222222`,
      [a, b, c, '1111111111111', '2222222222222'],
    ],
    ['a formula of Excel', `="${a}"`, [a]],
    ['a formula in separated values', `"=""${a}"""`, [a]],
    ['the text mark of Excel', `'${a}\n'${b}`, [a, b]],
    ['quotes of either kind', `"${a}" '${b}' “${c}”`, [a, b, c]],
    ['an array', `[${b}, ${c}]`, [b, c]],
    ['an array over several lines', `{"mediaIds": [\n  "${a}",\n  "${b}"\n]}`, [a, b]],
    ['a key', `mediaId: ${a}`, [a]],
    ['a key of JSON', `"mediaId":"${a}"`, [a]],
    ['a key in words', `WhatsApp Media ID: ${a}`, [a]],
    ['an assignment', `const MEDIA_ID = "${a}";`, [a]],
    ['an option', `--media-id=${a} --media-id ${b}`, [a, b]],
    ['an object of a message', `"image": { "id": "${a}" }`, [a]],
    ['a URL with several', `https://unify.example/WAApi/media?userid=acme&mediaId=${a}&media_id=${b}`, [a, b]],
    ['a URL in a sentence’s brackets', `(https://a.example/?mediaId=${a}).`, [a]],
    ['URLs parted by a comma', `https://a.example/?mediaId=${a},https://a.example/?mediaId=${b}`, [a, b]],
    ['a URL and more behind it', `["https://a.example/?mediaId=${a}","mediaId":"${b}"];${c}`, [a, b, c]],
    ['a URL with a list', `https://a.example/?mediaId=${a}%2C${b}`, [a, b]],
    ['a path with parameters', `/WAApi/media?a&mediaId=${a}`, [a]],
    ['a form’s fields', `msgType=media&mediaType=image&mediaId=${a}&userid=acme`, [a]],
    ['a form’s fields in quotes', `'msgType=media&mediaId=${a}&userid=acme'`, [a]],
    ['the address of an attachment', `https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=${b}&ext=1`, [b]],
    ['Markdown', `- **${a}**\n- \`${b}\`;\n\n| media_id |\n| --- |\n| ${c} |`, [a, b, c]],
    ['a numbered list', `1. ${a}\n2. ${b}\n3) ${c}`, [a, b, c]],
    ['a suffix for long integers', `${a}L, ${b}n`, [a, b]],
    ['marks of direction', `\u200e${a}\u202c`, [a]],
    ['the end of a sentence', `${a}.`, [a]],
    ['nothing', ' ,\n ; ', []],
    ['a name alone', 'mediaId:', []],
  ];
  for (const [name, text, expected] of forms) {
    it(`are read: ${name}`, () => {
      const list = parseTypedMediaIds(text);
      assert.deepEqual(list.mediaIds, expected);
      assert.deepEqual(list.rejected, []);
    });
  }

  const refused: [string, string[]][] = [
    ['1,356,123,456,789,012', ['thousandsSeparators 1,356,123,456,789,012']],
    ['1.356.123.456.789.012', ['thousandsSeparators 1.356.123.456.789.012']],
    ['1 356 123 456 789 012', ['thousandsSeparators 1 356 123 456 789 012']],
    [
      '1\u00a0356\u00a0123\u00a0456\u00a0789\u00a0012',
      ['thousandsSeparators 1\u00a0356\u00a0123\u00a0456\u00a0789\u00a0012'],
    ],
    ["1'356'123'456'789'012", ["thousandsSeparators 1'356'123'456'789'012"]],
    ['"13,56,12,34,56,78,90,123"', ['thousandsSeparators 13,56,12,34,56,78,90,123']],
    ['1,356,123,456,789,012.00', ['thousandsSeparators 1,356,123,456,789,012.00']],
    ['7.07486E+18', ['scientificNotation 7.07486E+18']],
    ['7,07486E+18', ['scientificNotation 7,07486E+18']],
    ['1600761900334451.0', ['decimals 1600761900334451.0']],
    ['1600761900334451,0', ['decimals 1600761900334451,0']],
    [`${a}x`, [`notDigits ${a}x`]],
    [`-${a}`, [`notDigits -${a}`]],
    [`wamid.HBg${a}`, [`notDigits wamid.HBg${a}`]],
    [`media/${a}`, [`notDigits media/${a}`]],
    [`${a}&media_id`, [`notDigits ${a}&media_id`]],
    ['123', ['tooShort 123']],
    ['123456789012345678901', ['tooLong 123456789012345678901']],
    ['https://a.example/page', ['notDigits https://a.example/page']],
    ['https://a.example/?mediaId=abc', ['notDigits abc']],
    [`phone_number_id: ${c}`, [`notDigits phone_number_id: ${c}`]],
    [`Phone number ID: ${c}`, [`notDigits Phone number ID: ${c}`]],
    [`phone_number_id\n${b}\n${c}`, [`notDigits phone_number_id: ${b}`, `notDigits phone_number_id: ${c}`]],
  ];
  for (const [text, expected] of refused) {
    it(`are refused with the text and the reason: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(refusedIn(text), expected);
      assert.deepEqual(parseTypedMediaIds(text).mediaIds, []);
    });
    it(`do not keep others from being read: ${JSON.stringify(text)}`, () => {
      for (const together of [`1111111111111, ${text}`, `${text}\nmediaId: 1111111111111`]) {
        assert.deepEqual(parseTypedMediaIds(together).mediaIds, ['1111111111111']);
        assert.deepEqual(refusedIn(together), expected);
      }
    });
  }

  it('name words that nobody knows, and none that belong to IDs', () => {
    const list = parseTypedMediaIds(`name,media_id\nlogo,${a}`);
    assert.deepEqual(list.mediaIds, [a]);
    assert.deepEqual(
      list.rejected.map(({ text }) => text),
      ['name', 'logo'],
    );
  });

  it('are counted where they are repeated', () => {
    assert.equal(parseTypedMediaIds(`${a}, ${b}\n"${a}" mediaId=${a}`).repeated, 2);
  });

  it('look rounded in a paste, and are read all the same', () => {
    const list = parseTypedMediaIds(`7074855483357670000, ${b}`);
    assert.deepEqual(list.mediaIds, ['7074855483357670000', b]);
    assert.deepEqual([...list.rounded], ['7074855483357670000']);
    assert.deepEqual(list.rejected, []);
  });

  it('lose no run of digits that is long enough: each is read, refused or repeated', () => {
    const fragment = fc.oneof(
      fc.stringMatching(/^\d{13,22}$/),
      fc.stringMatching(/^\d{1,4}$/),
      fc.constantFrom(
        ' ',
        ', ',
        '\n',
        ';',
        '\t',
        '"',
        "'",
        '`',
        '[',
        ']',
        '="',
        ': ',
        '=',
        '- ',
        '1. ',
        '.',
        '.0',
        ',0',
      ),
      fc.constantFrom('mediaId', 'phone_number_id', 'name', ' https://a.example/?a&mediaId=', 'E+18', '|'),
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        const { mediaIds, rejected } = parseTypedMediaIds(text);
        const accountedFor = [...mediaIds, ...rejected.map((one) => one.text)].join('\n');
        for (const [digits] of text.matchAll(/\d{13,}/g)) assert.ok(accountedFor.includes(digits), text);
      }),
      { numRuns: 5000, seed: 11 },
    );
  });

  it('are read in a moment, however long and odd the text is', () => {
    for (const part of [
      '1,',
      '!',
      '!a',
      '?&',
      '1,234',
      'a',
      '(',
      '?a=',
      '1 234 ',
      "'",
      '- ',
      'http://',
      '1,23,',
      'a=b',
      '((1 ',
      `${a},`,
    ]) {
      const text = part.repeat(30_000);
      assert.ok(parseTypedMediaIds(text).mediaIds.length <= 1);
    }
  });
});

describe('media IDs from code', () => {
  it('may have white space and quotes around them, and nothing else', () => {
    const list = parseMediaIdList([` ${a}\t`, `"${b}"`, `mediaId: ${c}`, `${a},${b}`, `="${c}"`, '']);
    assert.deepEqual(list.mediaIds, [a, b]);
    assert.deepEqual(
      list.rejected.map(({ problem }) => problem),
      ['notDigits', 'notDigits', 'notDigits', 'empty'],
    );
  });
});
