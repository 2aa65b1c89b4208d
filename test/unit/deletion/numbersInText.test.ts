import * as assert from 'node:assert/strict';
import { excerptOf, numbersInText } from '../../../src/vscode/deletion/numbersInText';

const id = '7074855483357676350';

describe('the numbers in a text', () => {
  it('have their line, whichever way lines end', async () => {
    const numbers = await numbersInText(`${id}\r\n\r\n a: ${id}\rb\n\n${id} 12345 ${id}1234`);
    assert.deepEqual(
      numbers.map(({ digits, line, excerpt }) => [digits, line, excerpt]),
      [
        [id, 0, id],
        [id, 2, `a: ${id}`],
        [id, 5, `${id} 12345 ${id}1234`],
      ],
    );
  });

  it('are undamaged ones', async () => {
    assert.deepEqual(await numbersInText('7.07486E+18'), []);
  });
});

describe('the excerpt of a line', () => {
  const excerpt = (text: string): string => excerptOf(text, text.indexOf(id), text.indexOf(id) + id.length);

  it('is cut where the line is long, and says so', () => {
    const text = `${'a'.repeat(500)}${id}${'b'.repeat(500)}`;
    assert.equal(excerpt(text), `…${'a'.repeat(60)}${id}${'b'.repeat(60)}…`);
    assert.equal(excerpt(`x${id}y`), `x${id}y`);
  });

  it('can be no link, no icon and no line of its own', () => {
    assert.equal(
      excerpt(`\t[x](command:y) $(pass) \u202e${id}\u0007\n`),
      `[x] (command:y) $ (pass) \\u{202e}${id}\\u{7}`,
    );
  });
});
