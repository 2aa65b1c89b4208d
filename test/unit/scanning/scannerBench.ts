import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { FolderToScan } from '../../../src/core/scanning/protocol';
import { Scanner } from '../../../src/core/scanning/scanner';
import { projectFolder } from '../../run/folders';

/** The compiled scanner. */
const entry = path.join(projectFolder, 'out', 'src', 'core', 'scanning', 'scanThread.js');
export const sampleId = '7074855483357676350';

/** A scanner over a folder of its own, and what it has told so far. */
export class Bench {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'scanner-'));
  readonly root = path.join(this.folder, 'root');
  readonly cacheFile = path.join(this.folder, 'cache', 'files.json');
  readonly told = new Map<string, string[]>();
  /** How many messages told of a file. */
  news = 0;
  scanner = this.start();

  constructor() {
    mkdirSync(this.root);
  }

  private start(): Scanner {
    return new Scanner(
      entry,
      (files) => {
        for (const { path: file, occurrences } of files) {
          this.news++;
          const name = path.relative(this.root, file);
          if (occurrences.length === 0) this.told.delete(name);
          else
            this.told.set(
              name,
              occurrences.map(({ mediaId, line, character }) => `${mediaId}@${line}:${character}`),
            );
        }
      },
      (error) => {
        throw error;
      },
    );
  }

  configure(changes: Partial<FolderToScan> = {}, ...more: FolderToScan[]): void {
    this.scanner.configure([this.folderToScan(changes), ...more], this.cacheFile);
  }

  folderToScan(changes: Partial<FolderToScan> = {}): FolderToScan {
    const defaults = {
      root: this.root,
      include: ['**/*'],
      exclude: {},
      maxBytes: 1_000_000,
      followsLinks: true,
      keys: [],
      workspaceKeys: [],
    };
    return { ...defaults, ...changes };
  }

  write(name: string, content: string | Buffer = `mediaId: "${sampleId}"`): string {
    const file = path.join(this.root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  async restart(): Promise<void> {
    await this.scanner.stop();
    this.told.clear();
    this.news = 0;
    this.scanner = this.start();
    this.configure();
  }

  async end(): Promise<void> {
    await this.scanner.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  files(): string[] {
    return [...this.told.keys()].sort();
  }
}
