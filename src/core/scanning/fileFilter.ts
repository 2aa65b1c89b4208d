import { compileGlobs } from './glob';

/** VS Code's form of exclusions: a glob, and whether it holds or only beside another file (`{ when: "$(basename).ts" }`). */
export type Exclusions = Readonly<Record<string, boolean | { readonly when?: string }>>;

export interface FileFilterOptions {
  /** Globs of files, relative to their folder. */
  readonly include: readonly string[];
  readonly exclude: Exclusions;
}

interface Exclusion {
  readonly matches: (path: string) => boolean;
  readonly when: string | undefined;
}

// `**/name`, without anything special in the name.
const nameGlob = /^\*\*\/([^*?{}[\]/]+)$/;
// `**/*.ending`
const endingGlob = /^\*\*\/\*(\.[^*?{}[\]/]+)$/;

/** Which files and folders below a folder are searched. Paths are relative, with `/`. */
export class FileFilter {
  private readonly included: (path: string) => boolean;
  private readonly excluded: readonly Exclusion[];
  // Most exclusions are names (`**/node_modules`) or endings (`**/*.map`), which need no pattern.
  private readonly excludedNames: ReadonlySet<string>;
  private readonly excludedEndings: readonly string[];

  constructor({ include, exclude }: FileFilterOptions) {
    const globs = include.filter((glob) => glob !== '');
    const takesAll = globs.length === 0 || globs.includes('**/*') || globs.includes('**');
    this.included = takesAll ? () => true : compileGlobs(globs);
    const active = Object.entries(exclude).filter(([glob, value]) => glob !== '' && value !== false);
    const always = active.filter(
      ([, value]) => value === true || typeof value !== 'object' || value.when === undefined,
    );
    const conditional = active.filter(([, value]) => typeof value === 'object' && value.when !== undefined);
    const globsAlways = always.map(([glob]) => glob);
    this.excludedNames = new Set(globsAlways.map((glob) => nameGlob.exec(glob)?.[1] ?? ''));
    this.excludedEndings = globsAlways.flatMap((glob) => endingGlob.exec(glob)?.[1] ?? []);
    const others = globsAlways.filter((glob) => !nameGlob.test(glob) && !endingGlob.test(glob));
    this.excluded = [
      ...(others.length === 0 ? [] : [{ matches: compileGlobs(others), when: undefined }]),
      ...conditional.map(([glob, value]) => ({
        matches: compileGlobs([glob]),
        when: typeof value === 'object' ? value.when : undefined,
      })),
    ];
  }

  /** Whether a file is asked for; say first that it isn't excluded. */
  isIncluded(path: string): boolean {
    return this.included(path);
  }

  /**
   * Whether a file or folder is left out, with all that is in it.
   * @param hasSibling whether the same folder holds a file of this name.
   */
  isExcluded(path: string, hasSibling: (name: string) => boolean): boolean {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (this.excludedNames.has(name) || this.excludedEndings.some((ending) => name.endsWith(ending))) return true;
    return this.excluded.some(({ matches, when }) => {
      if (!matches(path)) return false;
      if (when === undefined) return true;
      return hasSibling(namedBy(when, name));
    });
  }

  /**
   * The names of files that, while they are beside a file or folder, leave it out.
   * @param path of the file or folder, relative.
   */
  siblingsOf(path: string): string[] {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return this.excluded.flatMap(({ matches, when }) =>
      when !== undefined && matches(path) ? [namedBy(when, name)] : [],
    );
  }

  /** Whether any exclusion holds only beside another file. */
  get hasConditions(): boolean {
    return this.excluded.some(({ when }) => when !== undefined);
  }

  /** Whether a path alone is left out, of which any folder above may be left out. */
  isAnyPartExcluded(path: string, hasSibling: (name: string) => boolean): boolean {
    const parts = path.split('/');
    return parts.some((_part, index) => {
      const isWhole = index === parts.length - 1;
      return this.isExcluded(parts.slice(0, index + 1).join('/'), isWhole ? hasSibling : () => false);
    });
  }
}

/** The name of the sibling that a condition asks for beside a file: of `$(basename).ts` beside `a.js` it is `a.ts`. */
function namedBy(when: string, name: string): string {
  const dot = name.lastIndexOf('.');
  return when.replaceAll('$(basename)', dot <= 0 ? name : name.slice(0, dot));
}
