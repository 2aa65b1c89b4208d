import * as assert from 'node:assert/strict';
import { inMessage, inOneLine } from '../../../src/core/foreignText/inOneLine';

describe("somebody else's text in one line of ours", () => {
  it('shows line breaks, control and bidirectional characters as escapes', () => {
    assert.equal(inOneLine('a\nb\r\tc'), 'a\\nb\\r\\tc');
    assert.equal(inOneLine('x\u202Ey\u2028z\u0000\u200B'), 'x\\u{202e}y\\u{2028}z\\u{0}\\u{200b}');
  });

  it('leaves ordinary text of any script alone', () => {
    const text = 'मीडिया नहीं मिला – “não” 👍 <b>[x](command:y)</b>';
    assert.equal(inOneLine(text), text);
  });

  it('marks a cut, and never cuts a character in halves', () => {
    assert.equal(inOneLine('abcdef', 3), 'abc…');
    assert.equal(inOneLine('ab👍cd', 3), 'ab…');
  });
});

describe("somebody else's text in a message of VS Code", () => {
  it('makes neither a link nor an icon', () => {
    assert.equal(
      inMessage('[Undo](command:evil) [x](https://a.example)'),
      '[Undo] (command:evil) [x] (https://a.example)',
    );
    assert.equal(inMessage('$(check) done'), '$ (check) done');
    assert.equal(inMessage('a [b] (c) $d'), 'a [b] (c) $d');
  });
});
