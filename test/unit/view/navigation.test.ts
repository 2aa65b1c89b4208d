import { fake } from '../scanning/fakeVscode';
import * as assert from 'node:assert/strict';
import { endOf } from '../../../src/core/list/navigation';
import { emptySummary } from '../../../src/core/scanning/protocol';
import { Navigation } from '../../../src/vscode/view/navigation';
import type { ScanStatus } from '../../../src/vscode/workspace/scanStatus';
import { mediaIds, SampleList } from '../list/sampleList';

const searching: ScanStatus = { kind: 'scanning', progress: { found: 9, done: 1 } };
const searched: ScanStatus = { kind: 'scanned', summary: emptySummary };

/** The list, a search that the test moves, and the keys. */
class Bench {
  readonly sample = new SampleList();
  readonly changed = new fake.Emitter<ScanStatus>();
  status: ScanStatus;
  private end: () => void = () => undefined;
  private readonly ended = new Promise<void>((resolve) => (this.end = resolve));
  private readonly navigation: Navigation;

  constructor(kind: ScanStatus['kind']) {
    this.status = kind === 'scanned' ? searched : kind === 'scanning' ? searching : { kind: 'notScanned' };
    type Parts = ConstructorParameters<typeof Navigation>;
    const { list, rows } = this.sample;
    const view = {
      list,
      rows,
      tree: { selection: [] },
      flush: () => {
        list.flush();
      },
      reveal: () => Promise.resolve(),
    };
    const scan = {
      onDidChangeStatus: this.changed.event,
      ensure: () => {
        if (this.status.kind === 'notScanned') this.tell(searching);
        return this.ended;
      },
    };
    Object.defineProperty(scan, 'status', { get: () => this.status });
    this.navigation = new Navigation(view as unknown as Parts[0], scan as unknown as Parts[1], {
      occurrencesIn: () => Promise.resolve([]),
    });
  }

  tell(status: ScanStatus): void {
    this.status = status;
    this.changed.fire(status);
  }

  endSearch(): void {
    this.tell(searched);
    this.end();
  }

  press(step: 1 | -1 = 1): Promise<void> {
    return this.navigation.go(step, false);
  }
}

describe('F4', () => {
  beforeEach(() => {
    fake.shown = [];
    fake.told = [];
    fake.showing = undefined;
  });

  it('during a search goes through what is listed so far, and does not wait for its end', async () => {
    const bench = new Bench('scanning');
    bench.sample.write('a.env', mediaIds(2));
    await bench.press(-1);
    assert.deepEqual(fake.shown, ['a.env:1']);
    bench.sample.write('b.env', mediaIds(1, 5));
    await bench.press(-1);
    assert.deepEqual(fake.shown, ['a.env:1', 'b.env:0'], 'what was found since is listed, too');
  });

  it('begins a search where there was none, and goes to what is found first; keys pressed meanwhile are forgotten', async () => {
    const bench = new Bench('notScanned');
    const pressed = [bench.press(), bench.press(), bench.press(), bench.press(-1)];
    bench.tell(searching);
    assert.deepEqual(fake.shown, []);
    bench.sample.write('a.env', mediaIds(3));
    bench.tell(searching);
    await Promise.all(pressed);
    assert.deepEqual(fake.shown, ['a.env:0'], 'one step, while the search goes on');
    bench.endSearch();
    await new Promise(setImmediate);
    assert.deepEqual(fake.shown, ['a.env:0'], 'and nothing is replayed at its end');
  });

  it('says that nothing is listed once the search has ended without anything', async () => {
    const bench = new Bench('scanning');
    const pressed = [bench.press(), bench.press()];
    await new Promise(setImmediate);
    assert.deepEqual(fake.told, []);
    bench.endSearch();
    await Promise.all(pressed);
    assert.deepEqual([fake.told, fake.shown], [['No media IDs are listed.'], []]);
  });

  it('pressed twice goes two steps; held down while a place opens, one more', async () => {
    const bench = new Bench('scanned');
    bench.sample.write('a.env', mediaIds(5));
    let open: () => void = () => undefined;
    fake.showing = new Promise((resolve) => (open = resolve));
    const pressed = Array.from({ length: 20 }, () => bench.press());
    await new Promise(setImmediate);
    fake.showing = undefined;
    open();
    await Promise.all(pressed);
    assert.equal(fake.shown.length, 2);
    await bench.press();
    assert.equal(fake.shown.length, 3, 'and goes on afterwards');
    assert.equal(endOf(bench.sample.rows.occurrencesInOrder(), 1)?.occurrence.line, 0);
  });
});
