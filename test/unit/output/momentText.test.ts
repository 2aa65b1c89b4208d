import * as assert from 'node:assert/strict';
import { momentText } from '../../../src/output/momentText';

describe('a moment in a message', () => {
  const now = new Date(2026, 0, 31, 23, 50);

  it('is the time alone when it is today', () => {
    const moment = new Date(2026, 0, 31, 23, 59, 30);
    assert.equal(momentText(moment, now), moment.toLocaleTimeString());
  });

  it('has its date when it is not, be it minutes or a month away', () => {
    for (const moment of [new Date(2026, 1, 1, 0, 5), new Date(2026, 1, 28, 23, 55), new Date(2025, 0, 31, 23, 55)]) {
      const text = momentText(moment, now);
      assert.ok(text.includes(moment.toLocaleDateString()) && text.includes(moment.toLocaleTimeString()), text);
    }
  });
});
