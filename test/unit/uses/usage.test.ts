import { fake, FakeUri } from '../scanning/fakeVscode';
import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { OccurrenceIndex } from '../../../src/core/occurrences/occurrenceIndex';
import { findOccurrences } from '../../../src/core/recognition/occurrences';
import type { FileUses } from '../../../src/core/uses/use';
import { WorkspaceScan } from '../../../src/vscode/workspace/workspaceScan';
import type { Usage } from '../../../src/vscode/uses/usage';
import { usageOf } from '../../../src/vscode/uses/usage';
import { projectFolder } from '../../run/folders';

const entry = path.join(projectFolder, 'out', 'src', 'core', 'scanning', 'scanThread.js');
const phoneNumberId = '109382716540283';
const mediaId = '7074855483357676350';
const longMs = 60_000;

describe('what is said of the use of media IDs', () => {
  let root: string;
  let index: OccurrenceIndex;
  let scan: WorkspaceScan;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'usage-'));
    fake.folders = [{ uri: FakeUri.file(root), name: 'w' }];
    fake.documents = [];
    fake.settings = {};
    index = new OccurrenceIndex();
    scan = new WorkspaceScan(index, entry, undefined);
  });
  afterEach(async () => {
    fake.documents = [];
    await scan.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const write = (name: string, content: string): void => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const edit = (uri: FakeUri, text: string, isDirty = true): void => {
    const document = { uri, isDirty, isUntitled: uri.scheme === 'untitled', version: 1, getText: () => text };
    fake.documents = [...fake.documents, document];
  };
  const usage = (...mediaIds: readonly string[]): Promise<Usage> => usageOf(mediaIds, index, scan, longMs);

  it('names what a number is used as, without a search of the workspace before', async () => {
    write('php/a.php', `<?php\nconst PHONE_NUMBER_ID = '${phoneNumberId}';`);
    assert.deepEqual(await usage(phoneNumberId), {
      filesUsingThem: 0,
      usedOtherwise: [`${phoneNumberId} is used as PHONE_NUMBER_ID in php/a.php:2: probably not media.`],
    });
    assert.equal(scan.status.kind, 'notScanned');
  });

  it('says so where nothing names it, or a name that says little', async () => {
    write('notes.txt', `\nCall ${phoneNumberId} first.`);
    assert.deepEqual((await usage(phoneNumberId)).usedOtherwise, [
      'Its digits are in notes.txt:2, not recognized as a media ID.',
    ]);
    assert.deepEqual((await usage(phoneNumberId, '1111111111111')).usedOtherwise, [
      `The digits of ${phoneNumberId} are in notes.txt:2, not recognized as a media ID.`,
    ]);
    write('notes.txt', `const brochure = '${phoneNumberId}';`);
    assert.deepEqual((await usage(phoneNumberId)).usedOtherwise, [
      `${phoneNumberId} is used as brochure in notes.txt:1, not recognized as a media ID.`,
    ]);
  });

  it('counts files for an ID that is recognized, and says nothing more of it', async () => {
    write('a.env', `MEDIA_ID=${mediaId}\n`);
    write('b.txt', `see ${mediaId}\n`);
    assert.deepEqual(await usage(mediaId), { filesUsingThem: 1, usedOtherwise: [] });
    await scan.scan();
    assert.deepEqual(await usage(mediaId), { filesUsingThem: 1, usedOtherwise: [] });
    rmSync(path.join(root, 'a.env'));
    assert.deepEqual((await usage(mediaId)).usedOtherwise, [], 'what is listed is not searched for');
  });

  it('names three places, one of each ID first, the most telling ones, and counts the others', async () => {
    write('a.txt', `${phoneNumberId} and ${phoneNumberId}\n`);
    write('b.env', `WABA_ID=${phoneNumberId}\nPHONE_NUMBER_ID=${phoneNumberId}`);
    write('c.txt', `1111111111111\n`);
    assert.deepEqual((await usage(phoneNumberId, '1111111111111', mediaId)).usedOtherwise, [
      `${phoneNumberId} is used as WABA_ID in b.env:1: probably not media.`,
      'The digits of 1111111111111 are in c.txt:1, not recognized as a media ID.',
      `${phoneNumberId} is used as PHONE_NUMBER_ID in b.env:2: probably not media.`,
      '… and 2 more places',
    ]);
  });

  it('takes the text of an editor that is not saved for the file', async () => {
    write('a.env', `WABA_ID=${phoneNumberId}`);
    edit(FakeUri.file(path.join(root, 'a.env')), `\nAPP_ID=${phoneNumberId}`);
    edit(FakeUri.parse('output:log'), `x=${phoneNumberId}`);
    assert.deepEqual((await usage(phoneNumberId)).usedOtherwise, [
      `${phoneNumberId} is used as APP_ID in a.env:2: probably not media.`,
    ]);
  });

  it('without a folder searches the open editors, and does not say that a workspace has none', async () => {
    fake.folders = undefined;
    edit(FakeUri.file('/elsewhere/a.env'), `WABA_ID=${phoneNumberId}`, false);
    assert.deepEqual(await usage(phoneNumberId), {
      filesUsingThem: undefined,
      usedOtherwise: [`${phoneNumberId} is used as WABA_ID in /elsewhere/a.env:1: probably not media.`],
    });
    assert.deepEqual(await usage(mediaId), { filesUsingThem: undefined, usedOtherwise: [] });
  });

  it('says which folders are not searched', async () => {
    fake.folders = [...(fake.folders ?? []), { uri: FakeUri.parse('memfs:/m'), name: 'remote' }];
    assert.deepEqual(await usage(mediaId), {
      filesUsingThem: undefined,
      usedOtherwise: ['Not searched for other uses: remote (not on this machine).'],
    });
  });

  describe('when the search does not end in time', () => {
    let isCancelled: boolean;
    const endless = (...files: FileUses[]): Parameters<typeof usageOf>[2] => ({
      isScanned: false,
      findUses: () => ({
        found: { files, more: 0 },
        isComplete: new Promise<boolean>(() => undefined),
        cancel: () => {
          isCancelled = true;
        },
      }),
    });
    beforeEach(() => {
      isCancelled = false;
    });

    it('says that it is not known, and stops it', async () => {
      assert.deepEqual(await usageOf([mediaId], index, endless(), 1), {
        filesUsingThem: undefined,
        usedOtherwise: ['Usage unknown: the search for other uses did not finish.'],
      });
      assert.equal(isCancelled, true);
    });

    it('names what was found until then', async () => {
      const use = { mediaId: phoneNumberId, line: 0, character: 8, name: 'WABA_ID', isWhole: true, isMediaId: false };
      const scanned = endless({ path: path.join(root, 'a.env'), uses: [use] });
      assert.deepEqual((await usageOf([phoneNumberId], index, scanned, 1)).usedOtherwise, [
        `${phoneNumberId} is used as WABA_ID in a.env:1: probably not media.`,
        'The search for other uses did not finish: there may be more.',
      ]);
    });

    it('asks for nothing that is listed', async () => {
      const uri = FakeUri.file(path.join(root, 'a.env')).toString();
      index.setSaved([{ uri, occurrences: findOccurrences(`MEDIA_ID=${mediaId}`) }]);
      const scanned = { ...endless(), isScanned: true };
      assert.deepEqual(await usageOf([mediaId], index, scanned, longMs), { filesUsingThem: 1, usedOtherwise: [] });
    });
  });

  it('writes names and paths of the workspace so that they add nothing to the modal', async () => {
    write('a\n[b](command:x).json', `{ "waba\\nid [x](command:y)": "${phoneNumberId}" }`);
    const [text = ''] = (await usage(phoneNumberId)).usedOtherwise;
    assert.ok(!text.includes('\n') && !text.includes(']('), text);
  });
});
