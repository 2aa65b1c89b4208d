import * as assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { ReadingCapabilities } from '../../../src/core/accountMedia/readingCapabilities';
import {
  afterDownload,
  afterList,
  nothingKnown,
  parseCapabilities,
} from '../../../src/core/accountMedia/readingCapabilities';
import { createAccountReader } from '../../../src/core/gateway/accountReader';
import type { MediaId } from '../../../src/core/mediaId/mediaId';
import type { FakeGateway } from '../../gateway/fakeGateway';
import { startFakeGateway } from '../../gateway/fakeGateway';
import { gatewayTarget } from '../gateway/gatewayTarget';

const mediaId = '7074855483357676350' as MediaId;
const otherId = '7074855483357676351' as MediaId;
const never = new AbortController().signal;

describe('what a gateway lets a client read', () => {
  let folder: string;
  let gateway: FakeGateway | undefined;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'reading-'));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await gateway?.stop();
    gateway = undefined;
  });

  async function listed(known: ReadingCapabilities, running: FakeGateway): Promise<ReadingCapabilities> {
    const { kind } = await createAccountReader(gatewayTarget(running.endpoint), 20_000).list(never);
    return afterList(known, kind);
  }

  async function downloaded(
    known: ReadingCapabilities,
    running: FakeGateway,
    id = mediaId,
  ): Promise<ReadingCapabilities> {
    const reader = createAccountReader(gatewayTarget(running.endpoint), 20_000);
    return afterDownload(known, await reader.download(id, path.join(folder, 'file'), never));
  }

  it('is learned from a list and from a file', async () => {
    gateway = await startFakeGateway({ media: [mediaId] });
    const known = await downloaded(await listed(nothingKnown, gateway), gateway);
    assert.deepEqual(known, { list: 'yes', one: 'notKnown', download: 'yes' });
  });

  it('is nothing where a gateway keeps to what is documented', async () => {
    gateway = await startFakeGateway({ media: [mediaId], dialect: 'documented' });
    const known = await downloaded(await listed(nothingKnown, gateway), gateway);
    assert.deepEqual([known.list, known.download], ['no', 'no']);
  });

  it('is not doubted because one media object is not there', async () => {
    gateway = await startFakeGateway({ media: [mediaId] });
    assert.deepEqual(await downloaded(nothingKnown, gateway, otherId), nothingKnown);
  });

  it('is not known of one that does not answer', async () => {
    const stopped = await startFakeGateway({ media: [mediaId] });
    await stopped.stop();
    assert.deepEqual(await downloaded(await listed(nothingKnown, stopped), stopped), nothingKnown);
  });

  it('is not taken back by rejected credentials or a page after a file', () => {
    const known = afterList({ list: 'yes', one: 'notKnown', download: 'yes' }, 'rejected');
    const page = {
      outcome: 'unknown',
      cause: 'webPage',
      httpStatus: 200,
      statusCode: undefined,
      reason: undefined,
    } as const;
    assert.deepEqual(afterDownload(known, { kind: 'noFile', ...page }), known);
    assert.equal(afterDownload(nothingKnown, { kind: 'noFile', ...page }).download, 'no');
  });

  it('is kept as plain words; what cannot be read is not known', () => {
    const known: ReadingCapabilities = { list: 'yes', one: 'notKnown', download: 'no' };
    assert.deepEqual(parseCapabilities(JSON.parse(JSON.stringify(known))), known);
    for (const damaged of [undefined, null, 7, 'yes', [], { list: true, download: ['no'] }]) {
      assert.deepEqual(parseCapabilities(damaged), nothingKnown);
    }
  });
});
