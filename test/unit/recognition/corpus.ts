import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { projectFolder } from '../../run/folders';

/** A place in a file: 0-based line and UTF-16 character of the first digit. */
export interface LabeledPlace {
  readonly line: number;
  readonly character: number;
  readonly kind?: string;
}

/** A file of the corpus with its labels; see test/corpus/README.md. */
export interface LabeledFile {
  readonly name: string;
  readonly format: string;
  readonly isHeldOut: boolean;
  readonly text: string;
  readonly media: readonly (LabeledPlace & { readonly mediaId: string; readonly kind: string })[];
  readonly lookAlikes: readonly LabeledPlace[];
  /** Places that count in neither direction. */
  readonly notCounted: readonly LabeledPlace[];
  readonly damaged: readonly LabeledPlace[];
}

interface Labels {
  readonly files: readonly {
    readonly file: string;
    readonly format: string;
    readonly set: string;
    readonly media: LabeledFile['media'];
    readonly lookAlikes: readonly LabeledPlace[];
    readonly doubtful?: readonly LabeledPlace[];
    readonly damaged?: readonly LabeledPlace[];
  }[];
}

/** All files of the corpus. */
export function readCorpus(): LabeledFile[] {
  return ['first', 'second', 'third', 'fourth', 'fifth'].flatMap((set) => {
    const folder = path.join(projectFolder, 'test', 'corpus', set);
    const { files } = JSON.parse(readFileSync(path.join(folder, 'labels.json'), 'utf8')) as Labels;
    return files.map(({ file, format, set: use, media, lookAlikes, doubtful = [], damaged = [] }) => ({
      name: file,
      format,
      isHeldOut: set !== 'first' && use === 'holdout',
      text: readFileSync(path.join(folder, 'files', file), 'utf8'),
      media,
      lookAlikes,
      notCounted: [...doubtful, ...damaged],
      damaged,
    }));
  });
}
