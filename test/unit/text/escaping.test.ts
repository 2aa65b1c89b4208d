import * as assert from 'node:assert/strict';
import { escapeForMessage, toSingleLine } from '../../../src/core/text/escaping';

describe("somebody else's text in one line of ours", () => {
  it('shows line breaks, control and bidirectional characters as escapes', () => {
    assert.equal(toSingleLine('a\nb\r\tc'), 'a\\nb\\r\\tc');
    assert.equal(toSingleLine('x\u202Ey\u2028z\u0000\u200B'), 'x\\u{202e}y\\u{2028}z\\u{0}\\u{200b}');
  });

  it('leaves ordinary text of any script alone', () => {
    const text = 'मीडिया नहीं मिला – “não” 👍 <b>[x](command:y)</b>';
    assert.equal(toSingleLine(text), text);
  });

  it('marks a cut, and never cuts a character in halves', () => {
    assert.equal(toSingleLine('abcdef', 3), 'abc…');
    assert.equal(toSingleLine('ab👍cd', 3), 'ab…');
  });
});

describe("somebody else's text in a message of VS Code", () => {
  it('makes neither a link nor an icon', () => {
    assert.equal(
      escapeForMessage('[Undo](command:evil) [x](https://a.example)'),
      '[Undo] (command:evil) [x] (https://a.example)',
    );
    assert.equal(escapeForMessage('$(check) done'), '$ (check) done');
    assert.equal(escapeForMessage('a [b] (c) $d'), 'a [b] (c) $d');
  });
});
