import * as assert from 'node:assert/strict';
import { readRetryAfter } from '../../../src/core/gateway/retryAfter';

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
    ['1.5', undefined],
    ['99999999999999999999', undefined],
    ['', undefined],
    [undefined, undefined],
  ];
  for (const [header, expected] of cases) {
    it(`of ${JSON.stringify(header)} is ${String(expected)} ms`, () => {
      assert.equal(readRetryAfter(header, now), expected);
    });
  }
});
