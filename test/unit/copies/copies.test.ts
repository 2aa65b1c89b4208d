import * as assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { copyName } from '../../../src/core/copies/copyName';
import { manifestName, writeManifest } from '../../../src/core/copies/manifest';
import type { CopyResult } from '../../../src/core/copies/saveCopy';
import { saveCopy } from '../../../src/core/copies/saveCopy';
import type { AccountMedia } from '../../../src/core/gateway/accountMedia';
import { createAccountReader } from '../../../src/core/gateway/accountReader';
import type { MediaId } from '../../../src/core/mediaId/mediaId';
import type { FakeGateway } from '../../gateway/fakeGateway';
import { startFakeGateway } from '../../gateway/fakeGateway';
import { gatewayTarget } from '../gateway/gatewayTarget';

const mediaId = '7074855483357676350' as MediaId;
const never = new AbortController().signal;

describe('copies of media', () => {
  describe('have names that are safe', () => {
    const png = 'image/png';
    const cases: readonly (readonly [string, string | undefined, string | undefined, string])[] = [
      ['an ordinary one', 'Diwali banner.png', png, `${mediaId} Diwali banner.png`],
      ['none', undefined, png, `${mediaId}.png`],
      ['a path out of the folder', '../../.bashrc', png, `${mediaId} _.._.bashrc.png`],
      ['a drive and a stream', 'C:\\x:y', png, `${mediaId} C_x_y.png`],
      ['a reserved name', 'CON', png, `${mediaId} CON.png`],
      ['characters that turn the order round', 'a\u202egnp.exe', png, `${mediaId} a_gnp.png`],
      ['line ends', 'a\r\nb', png, `${mediaId} a_b.png`],
      ['only what is left out', ' . ', png, `${mediaId}.png`],
      ['a program by its name', 'setup.exe', 'application/x-msdownload', `${mediaId} setup.bin`],
      ['a program behind a picture', 'photo.png.exe', png, `${mediaId} photo.png.png`],
      ['another script', 'मीडिया सूची.pdf', 'application/pdf; charset=binary', `${mediaId} मीडिया सूची.pdf`],
      ['joiners of a script', 'क्\u200dष', png, `${mediaId} क्\u200dष.png`],
      ['a property of every object', 'a', 'constructor', `${mediaId} a.bin`],
      ['no type', 'a.html', undefined, `${mediaId} a.bin`],
    ];
    for (const [what, name, type, expected] of cases) {
      it(what, () => {
        assert.equal(copyName(mediaId, name, type), expected);
      });
    }

    it('a long one is cut between characters, so that every file system takes it', () => {
      const name = copyName(mediaId, '😀'.repeat(300), png);
      assert.ok(Buffer.byteLength(name) <= 200, name);
      assert.equal(Buffer.from(name).toString(), name);
      assert.ok(name.endsWith('😀.png'), name);
    });
  });

  describe('on the disk', () => {
    let gateway: FakeGateway;
    let folder: string;
    before(async () => {
      gateway = await startFakeGateway({ media: [mediaId] });
    });
    beforeEach(() => {
      gateway.forget();
      folder = mkdtempSync(path.join(tmpdir(), 'copies-'));
    });
    afterEach(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    after(() => gateway.stop());

    const save = (name?: string, into = folder, id = mediaId): Promise<CopyResult> => {
      const reader = createAccountReader(gatewayTarget(gateway.endpoint), 20_000);
      return saveCopy(id, into, name, (file) => reader.download(id, file, never));
    };

    it('are whole, and described by the hash of what is there', async () => {
      const copied = await save('Banner');
      assert.equal(copied.kind, 'copied');
      const bytes = readFileSync(copied.file);
      assert.deepEqual(readdirSync(folder), [`${mediaId} Banner.png`]);
      assert.equal(copied.bytes, bytes.length);
      assert.equal(copied.sha256, createHash('sha256').update(bytes).digest('hex'));
      assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
    });

    it('take the name in the response where the account has none', async () => {
      await save();
      assert.deepEqual(readdirSync(folder), [`${mediaId} banner.png`]);
    });

    it('overwrite nothing', async () => {
      const mine = path.join(folder, `${mediaId} Banner.png`);
      writeFileSync(mine, 'mine');
      await save('Banner');
      await save('Banner');
      assert.equal(readFileSync(mine, 'utf8'), 'mine');
      assert.deepEqual(readdirSync(folder).sort(), [
        `${mediaId} Banner (2).png`,
        `${mediaId} Banner (3).png`,
        `${mediaId} Banner.png`,
      ]);
    });

    it('leave nothing where there is no file to be had', async () => {
      const result = await save('Banner', folder, '7074855483357676351' as MediaId);
      assert.equal(result.kind, 'noFile');
      assert.deepEqual(readdirSync(folder), []);
    });

    it('say what the disk said', async () => {
      const result = await save('Banner', path.join(folder, 'not there'));
      assert.deepEqual(result, { kind: 'notWritten', code: 'ENOENT' });
    });

    it('are listed in a manifest with what the account says, beside an earlier one', async () => {
      const copy = await save('Banner');
      assert.equal(copy.kind, 'copied');
      const media: AccountMedia = { mediaId, kind: 'image', identifier: 'Banner', createdMs: Date.UTC(2026, 9, 1) };
      const source = { account: 'Main', endpoint: 'https://example.com', savedMs: Date.UTC(2026, 10, 26) };
      const first = await writeManifest(folder, source, [{ copy, media }]);
      const second = await writeManifest(folder, source, [{ copy, media: undefined }]);
      assert.equal(path.basename(first), manifestName);
      assert.notEqual(second, first);
      assert.deepEqual(JSON.parse(readFileSync(first, 'utf8')), {
        format: 'whatsapp-media-copies',
        version: 1,
        account: 'Main',
        endpoint: 'https://example.com',
        saved: '2026-11-26T00:00:00.000Z',
        copies: [
          {
            mediaId,
            file: `${mediaId} Banner.png`,
            bytes: copy.bytes,
            sha256: copy.sha256,
            contentType: 'image/png',
            identifier: 'Banner',
            kind: 'image',
            created: '2026-10-01T00:00:00.000Z',
          },
        ],
      });
    });
  });
});
