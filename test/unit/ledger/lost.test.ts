import * as assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { BatchReport } from '../../../src/core/deletion/batch';
import { systemClock } from '../../../src/core/deletion/clock';
import type { NotOpenReason } from '../../../src/core/ledger/errors';
import { BatchNotOpenError, RecordLostError } from '../../../src/core/ledger/errors';
import type { OpenBatch } from '../../../src/core/ledger/ledger';
import { Ledger } from '../../../src/core/ledger/ledger';
import type { FakeGateway } from '../../gateway/fakeGateway';
import { startFakeGateway } from '../../gateway/fakeGateway';
import { leaseOfAnother } from './deadLease';
import { assertHonest } from './honesty';
import { runRecordedBatch } from './recordedBatch';

const ids = ['7074855483357676350', '1482930571926384', '907264518830271'] as const;
const plan = { account: 'Shop', accountId: 'a1', endpoint: 'https://x.example', method: 'DELETE', mediaIds: ids };

/** Another machine's, which isn't renewed: whether its process lives can't be seen. */
const silent = leaseOfAnother({ boot: 'another', pidNamespace: 'pid:[1]', renewed: 5 });

describe('a batch that is not open any more', () => {
  let folder: string;
  let ledger: Ledger;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lost-'));
    ledger = new Ledger(folder, { watchMs: 5 });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const fileOf = (batch: OpenBatch, end: '.jsonl' | '.lease'): string =>
    path.join(folder, readdirSync(folder).find((name) => name.endsWith(`${batch.id}${end}`)) ?? '-');
  const isNotOpen = (reason: NotOpenReason) => (error: unknown) =>
    error instanceof BatchNotOpenError && error.reason === reason;
  const resuming = (batch: OpenBatch) => ({ ...plan, resumes: [batch.id], earlierAttempts: { [ids[0]]: 1 } });

  /** A batch with one ID sent, whose process may be dead. */
  async function abandoned(lease = leaseOfAnother()): Promise<OpenBatch> {
    const batch = await ledger.begin(plan);
    await batch.intent(ids[0]);
    writeFileSync(fileOf(batch, '.lease'), lease);
    return batch;
  }

  const otherWindow = (): Ledger => new Ledger(folder, { watchMs: 5 });

  const endings: readonly [NotOpenReason, (batch: OpenBatch) => unknown][] = [
    ['discarded', (batch) => otherWindow().discard(batch.id)],
    ['resumed', async (batch) => (await otherWindow().begin(resuming(batch))).end()],
    [
      'ended',
      async (batch) => {
        await batch.end();
      },
    ],
    [
      'underWay',
      (batch) => {
        writeFileSync(fileOf(batch, '.lease'), leaseOfAnother({ boot: 'another', pidNamespace: 'pid:[1]' }));
      },
    ],
    [
      'claimed',
      (batch) => {
        writeFileSync(
          `${fileOf(batch, '.lease')}.claim-0`,
          leaseOfAnother({ boot: 'another', pidNamespace: 'pid:[1]' }),
        );
      },
    ],
    [
      'gone',
      (batch) => {
        rmSync(fileOf(batch, '.jsonl'));
      },
    ],
  ];
  for (const [reason, happens] of endings) {
    it(`is neither resumed nor discarded, and it is said why: ${reason}`, async () => {
      const batch = await abandoned();
      assert.equal((await ledger.interrupted()).length, 1, 'the user was told of it');
      await happens(batch);
      await assert.rejects(ledger.discard(batch.id), isNotOpen(reason));
      await assert.rejects(ledger.begin(resuming(batch)), isNotOpen(reason));
      await batch.end();
    });
  }

  describe('in the midst of it', () => {
    const losses: readonly [string, (batch: OpenBatch) => unknown, (error: unknown) => boolean][] = [
      [
        'another window resumed it',
        async (batch) => (await otherWindow().begin(resuming(batch))).end(),
        isNotOpen('resumed'),
      ],
      ['another window discarded it', (batch) => otherWindow().discard(batch.id), isNotOpen('discarded')],
    ];
    for (const [what, happens, isRight] of losses) {
      it(`sends nothing more, and it is said that ${what}`, async () => {
        const batch = await abandoned(silent);
        await happens(batch);
        await assert.rejects(batch.intent(ids[1]), isRight);
        await assert.rejects(async () => batch.check(), isRight);
        await batch.outcome({ mediaId: ids[0], outcome: 'deleted', attempts: 1, durationMs: 5 });
        assert.deepEqual(await batch.end(), { unrecorded: 0 });
        const { outcome } = (await ledger.entries()).find(({ mediaId }) => mediaId === ids[0]) ?? {};
        assert.equal(outcome, 'deleted', 'what it had sent is written down');
      });
    }
  });

  describe('because its record is not there any more', () => {
    let gateway: FakeGateway;
    before(async () => {
      gateway = await startFakeGateway();
    });
    beforeEach(() => {
      gateway.forget();
      gateway.behave({ fault: { name: 'latency', ms: 20 } });
    });
    after(() => gateway.stop());

    const mediaIds = Array.from({ length: 60 }, (_, index) => String(5_000_000_000_001n + BigInt(index)));
    const only = (end: string): string =>
      path.join(folder, readdirSync(folder).find((name) => name.endsWith(end)) ?? '-');

    async function runUntil(
      happens: () => void,
    ): Promise<BatchReport & { readonly unrecorded: number; readonly sent: number }> {
      let unrecorded = 0;
      const running = runRecordedBatch({
        endpoint: gateway.endpoint,
        mediaIds,
        ledger,
        clock: systemClock,
        concurrency: 4,
        retries: 2,
        timeoutMs: 5000,
        onRecordEnd: (end) => {
          ({ unrecorded } = end);
        },
      });
      await gateway.waitForRequests(20);
      happens();
      const before = gateway.requests.length;
      const report = await running;
      return { ...report, unrecorded, sent: gateway.requests.length - before };
    }

    const changes: readonly [string, () => void][] = [
      [
        'its file was deleted',
        () => {
          rmSync(only('.jsonl'));
        },
      ],
      [
        'its file was emptied',
        () => {
          truncateSync(only('.jsonl'));
        },
      ],
      [
        'its file was cut',
        () => {
          truncateSync(only('.jsonl'), readFileSync(only('.jsonl')).length - 10);
        },
      ],
      [
        'a copy stands in its place',
        () => {
          const [name, text] = [only('.jsonl'), readFileSync(only('.jsonl'))];
          rmSync(name);
          writeFileSync(name, text);
        },
      ],
      [
        'somebody wrote to its file',
        () => {
          appendFileSync(only('.jsonl'), '\n');
        },
      ],
      [
        'its lease was deleted',
        () => {
          rmSync(only('.lease'));
        },
      ],
      [
        'its folder was deleted',
        () => {
          rmSync(folder, { recursive: true });
        },
      ],
    ];
    for (const [what, happens] of changes) {
      it(`${what}: sends nothing more, and says why`, async () => {
        const { stop, results, unrecorded, sent } = await runUntil(happens);
        assert.ok(stop?.kind === 'unrecorded' && stop.error instanceof RecordLostError, JSON.stringify(stop));
        // Those whose last look at the disk was before; while a line of its own is being written, a longer file tells nothing.
        assert.ok(sent <= (what === 'somebody wrote to its file' ? 8 : 4), `${sent} more were sent`);
        assertHonest(results, mediaIds, gateway);
        const known = new Map((await ledger.entries()).map(({ mediaId, outcome }) => [mediaId, outcome]));
        const missing = results.filter(
          ({ mediaId, outcome }) => outcome !== 'cancelled' && known.get(mediaId) !== outcome,
        );
        assert.ok(unrecorded <= missing.length, `${unrecorded} of ${missing.length}`);
      });
    }
  });
});
