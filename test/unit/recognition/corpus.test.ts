import * as assert from 'node:assert/strict';
import type { FoundOccurrence } from '../../../src/core/recognition/occurrences';
import { findOccurrences } from '../../../src/core/recognition/occurrences';
import { withoutByteOrderMark } from '../../../src/core/text/decoding';
import type { LabeledFile, LabeledPlace } from './corpus';
import { readCorpus } from './corpus';

interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

const key = ({ line, character }: LabeledPlace): string => `${line}:${character}`;

/** Counts by group: what was found rightly and wrongly, and what was missed. */
class Tallies {
  private readonly groups = new Map<string, Tally>();

  add(group: string, what: keyof Tally): void {
    const tally = this.groups.get(group) ?? { right: 0, wrong: 0, missed: 0 };
    tally[what]++;
    this.groups.set(group, tally);
  }

  of(group: string): { precision: number; recall: number } {
    const { right, wrong, missed } = this.groups.get(group) ?? { right: 0, wrong: 0, missed: 0 };
    return { precision: right / (right + wrong), recall: right / (right + missed) };
  }

  print(title: string): void {
    console.log(`\n      ${title.padEnd(24)} right wrong missed precision recall`);
    for (const [group, { right, wrong, missed }] of [...this.groups].sort(([a], [b]) => a.localeCompare(b))) {
      const { precision, recall } = this.of(group);
      const share = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(3));
      const numbers = [right, wrong, missed].map((count) => String(count).padStart(5)).join(' ');
      console.log(`      ${group.padEnd(24)} ${numbers} ${share(precision).padStart(10)} ${share(recall).padStart(6)}`);
    }
  }
}

describe('recognition on the labeled corpus', () => {
  const files = readCorpus();
  const found = new Map<LabeledFile, FoundOccurrence[]>();
  before(() => {
    for (const file of files) {
      found.set(file, findOccurrences(withoutByteOrderMark(file.text), { fileName: file.name }));
    }
  });

  it('has at least 60 files in 20 formats, 300 media IDs and 800 look-alikes', () => {
    const count = (list: (file: LabeledFile) => readonly unknown[]): number =>
      files.reduce((sum, file) => sum + list(file).length, 0);
    assert.ok(files.length >= 60);
    assert.ok(new Set(files.map(({ format }) => format)).size >= 20);
    assert.ok(count(({ media }) => media) >= 300);
    assert.ok(count(({ lookAlikes }) => lookAlikes) >= 800);
  });

  it('finds at least 95 % of the media IDs, and at least 98 % of what it finds are media IDs', () => {
    const byFormat = new Tallies();
    const byKind = new Tallies();
    const byEvidence = new Tallies();
    const total = new Tallies();
    for (const file of files) {
      const occurrences = new Map(found.get(file)?.map((occurrence) => [key(occurrence), occurrence]));
      const groups = ['all files', ...(file.isHeldOut ? ['never looked at'] : [])];
      const count = (what: keyof Tally, evidence?: string, kind?: string): void => {
        byFormat.add(file.format, what);
        if (evidence !== undefined) byEvidence.add(evidence, what);
        if (kind !== undefined) byKind.add(kind, what);
        for (const group of groups) total.add(group, what);
      };
      for (const place of file.media) {
        const occurrence = occurrences.get(key(place));
        count(occurrence === undefined ? 'missed' : 'right', occurrence?.evidence.kind, place.kind);
      }
      const ignored = new Set([...file.media, ...file.notCounted].map(key));
      for (const [place, { evidence }] of occurrences) if (!ignored.has(place)) count('wrong', evidence.kind);
    }
    byFormat.print('by format');
    byKind.print('by labeled kind');
    byEvidence.print('by evidence');
    total.print('in all');
    const { precision, recall } = total.of('all files');
    assert.ok(precision >= 0.98, `precision ${precision.toFixed(4)}`);
    assert.ok(recall >= 0.95, `recall ${recall.toFixed(4)}`);
  });

  it('gives the exact line and character, and the digits that stand there', () => {
    let checked = 0;
    for (const file of files) {
      const lines = withoutByteOrderMark(file.text).split(/\r\n|\n|\r/);
      for (const { line, character, mediaId } of found.get(file) ?? []) {
        assert.equal(lines[line]?.slice(character, character + mediaId.length), mediaId, file.name);
        checked++;
      }
    }
    assert.ok(checked > 1000);
  });

  it('marks what a spreadsheet damaged, and of the media IDs none, however many end in 0', () => {
    let damaged = 0;
    let endInZero = 0;
    for (const file of files) {
      const places = new Set(file.damaged.map(key));
      const media = new Set(file.media.map(key));
      for (const occurrence of found.get(file) ?? []) {
        const { mediaId, damage, isProbablyRounded } = occurrence;
        const isMarked = damage !== undefined || isProbablyRounded;
        if (places.has(key(occurrence))) {
          assert.ok(isMarked, `${file.name} ${mediaId}`);
          damaged++;
        }
        if (!media.has(key(occurrence))) continue;
        assert.ok(!isMarked, `${file.name} ${mediaId}`);
        if (mediaId.length > 15 && mediaId.endsWith('0')) endInZero++;
      }
    }
    assert.ok(damaged > 10, `${damaged} damaged`);
    assert.ok(endInZero > 50, `${endInZero} end in 0`);
  });
});
