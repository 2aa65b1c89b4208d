import * as assert from 'node:assert/strict';
import { UpdateScheduler } from '../../../src/core/list/updateScheduler';

describe('the pace of the view', () => {
  it('does once what many ask for, and again for those who ask while it works', async () => {
    let begun = 0;
    let end: () => void = () => undefined;
    let tellBegin: () => void = () => undefined;
    const begins = (): Promise<void> =>
      new Promise((resolve) => {
        tellBegin = resolve;
      });
    const pace = new UpdateScheduler(
      () => {
        begun++;
        tellBegin();
        return new Promise((resolve) => {
          end = resolve;
        });
      },
      () => 0,
    );
    const first = begins();
    for (let ask = 0; ask < 10; ask++) pace.schedule();
    pace.scheduleNow();
    await first;
    const second = begins();
    pace.schedule();
    pace.schedule();
    assert.equal(begun, 1, 'never twice at once');
    end();
    await second;
    assert.equal(begun, 2);
    end();
    pace.stop();
  });
});
