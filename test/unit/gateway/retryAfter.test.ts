import * as assert from 'node:assert/strict';
import { parseRetryAfter } from '../../../src/core/gateway/retryAfter';

describe('Retry-After', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const cases: [string | undefined, number | undefined][] = [
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7000],
    ['Thu, 01 Jan 2026 00:01:30 GMT', 90_000],
    ['Wed, 31 Dec 2025 23:59:59 GMT', 0],
    ['5 minutes', undefined],
    ['-1', undefined],
    ['1.5', 1500],
    ['0.0001', 1],
    ['1.', undefined],
    ['1,5', undefined],
    // A year is believed, more is taken for a mistake.
    ['31536000', 31_536_000_000],
    ['31536001', undefined],
    ['99999999999999999999', undefined],
    ['Fri, 01 Jan 2027 00:00:00 GMT', 31_536_000_000],
    ['Fri, 01 Jan 2027 00:00:01 GMT', undefined],
    ['', undefined],
    [undefined, undefined],
  ];
  for (const [header, expected] of cases) {
    it(`of ${JSON.stringify(header)} is ${String(expected)} ms`, () => {
      assert.equal(parseRetryAfter(header, now), expected);
    });
  }
});
