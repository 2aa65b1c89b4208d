import * as vscode from 'vscode';
import type { FoundOccurrence } from '../../core/recognition/occurrences';
import { isInside } from '../../core/scanning/isInside';
import { FileFilter } from '../../core/scanning/fileFilter';
import type { FolderToScan, ScanSummary } from '../../core/scanning/protocol';
import { SkippedFiles } from '../../core/scanning/scanState';
import { isNotFound, readVirtualFile } from './virtualFile';

/** Files of a virtual file system read at once: each read is a round trip. */
const atOnce = 16;

/**
 * Whether a folder of a virtual file system leads back to one above it can't be known, so that a walk ends at this depth
 * and after this many folders in any case.
 */
const maxDepth = 50;
const maxFolders = 50_000;

/** Takes what a file holds; `undefined` when it can't be read for now and is thought to hold what it held. */
export type PublishVirtualFile = (uri: string, occurrences: readonly FoundOccurrence[] | undefined) => void;

/** Counted up while a scan runs. */
export interface VirtualProgress {
  found: number;
  done: number;
}

/** A folder of the workspace that isn't on this machine, searched through VS Code's file system. */
export class VirtualFolder {
  private readonly filter: FileFilter;
  private readonly skips = new SkippedFiles();
  private readonly files = new Set<string>();
  private read = 0;

  constructor(
    private readonly root: vscode.Uri,
    private readonly folder: FolderToScan,
  ) {
    this.filter = new FileFilter(folder);
  }

  /**
   * Scans everything. Nothing is published once the signal is aborted.
   * @param listed the URIs of files that hold something so far.
   */
  async scan(
    listed: readonly string[],
    publish: PublishVirtualFile,
    signal: AbortSignal,
    progress: VirtualProgress,
  ): Promise<ScanSummary> {
    this.skips.clear();
    this.files.clear();
    this.read = 0;
    const { files, isUnread } = await this.filesBelow(this.root, signal, progress);
    await this.readAll(files, publish, signal, progress);
    if (!signal.aborted) for (const uri of listed.filter(isUnread)) publish(uri, undefined);
    return this.summary(signal.aborted);
  }

  /** Looks again at files or folders that changed. @param listed the URIs of files that hold something so far. */
  async update(
    uris: readonly vscode.Uri[],
    listed: readonly string[],
    publish: PublishVirtualFile,
    signal: AbortSignal,
  ): Promise<ScanSummary> {
    this.read = 0;
    const isAborted = (): boolean => signal.aborted;
    for (const uri of uris) {
      if (isAborted()) break;
      const { files, isUnread } = await this.filesAt(uri, signal);
      await this.readAll(files, publish, signal, { found: 0, done: 0 });
      if (isAborted()) break;
      const found = new Set(files.map(String));
      const isGone = (other: string): boolean =>
        !found.has(other) && !isUnread(other) && isInside(uri.toString(), other, '/');
      this.skips.removeWhere((path) => isGone(path));
      for (const file of this.files) if (isGone(file)) this.files.delete(file);
      for (const file of listed) if (isGone(file)) publish(file, []);
    }
    return this.summary(signal.aborted);
  }

  /** The files that a changed path stands for now: itself, those in it, or none. */
  private async filesAt(uri: vscode.Uri, signal: AbortSignal): Promise<Walked> {
    const relative = this.relativePath(uri);
    if (relative !== '' && this.filter.isAnyPartExcluded(relative, () => false)) return nothing;
    try {
      const { type } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.Directory) !== 0) {
        const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
        return isLink ? nothing : await this.filesBelow(uri, signal, { found: 0, done: 0 });
      }
    } catch (error) {
      if (isNotFound(error)) return nothing;
    }
    return this.filter.isIncluded(relative) ? { files: [uri], isUnread: () => false } : nothing;
  }

  private async readAll(
    files: readonly vscode.Uri[],
    publish: PublishVirtualFile,
    signal: AbortSignal,
    progress: VirtualProgress,
  ): Promise<void> {
    let next = 0;
    const isAborted = (): boolean => signal.aborted;
    const readNext = async (): Promise<void> => {
      for (let file = files[next++]; file !== undefined && !isAborted(); file = files[next++]) {
        const result = await readVirtualFile(file, this.folder, signal);
        if (result === undefined || isAborted()) return;
        progress.done++;
        this.files.add(file.toString());
        if (result.state === 'read') this.skips.remove(file.toString());
        else this.skips.add(file.toString(), result.state);
        if (result.state === 'read' || result.state === 'binary') this.read++;
        if (result.state === 'unreadable') publish(file.toString(), undefined);
        else publish(file.toString(), result.state === 'read' ? result.occurrences : []);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, readNext));
  }

  /** Walks with `readDirectory`: `findFiles` finds nothing on some file systems. */
  private async filesBelow(begin: vscode.Uri, signal: AbortSignal, progress: VirtualProgress): Promise<Walked> {
    const files: vscode.Uri[] = [];
    const unread: string[] = [];
    const pending = [{ uri: begin, depth: 0 }];
    let folders = 0;
    for (let next = pending.pop(); next !== undefined && !signal.aborted; next = pending.pop()) {
      const { uri, depth } = next;
      if (depth > maxDepth || ++folders > maxFolders) {
        this.skips.add(uri.toString(), 'link');
        continue;
      }
      let entries: [string, vscode.FileType][];
      try {
        entries = await vscode.workspace.fs.readDirectory(uri);
      } catch (error) {
        const isGone = isNotFound(error);
        this.skips.add(uri.toString(), isGone ? 'vanished' : 'unreadable');
        if (!isGone) unread.push(uri.toString());
        continue;
      }
      const names = new Set(entries.map(([name]) => name));
      for (const [name, type] of entries) {
        const child = vscode.Uri.joinPath(uri, name);
        const relative = this.relativePath(child);
        if (this.filter.isExcluded(relative, (sibling) => names.has(sibling))) continue;
        const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
        if ((type & vscode.FileType.Directory) !== 0) {
          if (isLink) this.skips.add(child.toString(), 'link');
          else pending.push({ uri: child, depth: depth + 1 });
        } else if ((type & vscode.FileType.File) !== 0 && this.filter.isIncluded(relative)) {
          files.push(child);
          progress.found++;
        }
      }
    }
    return { files, isUnread: (file) => unread.some((folder) => isInside(folder, file, '/')) };
  }

  private relativePath(uri: vscode.Uri): string {
    return uri.path.slice(this.root.path.length).replace(/^\//, '');
  }

  private summary(isCancelled: boolean): ScanSummary {
    const { files, read, skips } = this;
    const examples = skips
      .drainExamples()
      .map(({ path, reason }) => ({ path: vscode.Uri.parse(path).toString(true), reason }));
    return { files: files.size, read, skipped: skips.counts(), examples, isCancelled };
  }
}

interface Walked {
  readonly files: readonly vscode.Uri[];
  /** Whether a file lies in a folder that can't be read for now: what it held it is thought to hold. */
  readonly isUnread: (uri: string) => boolean;
}

const nothing: Walked = { files: [], isUnread: () => false };
