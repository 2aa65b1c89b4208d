import * as vscode from 'vscode';
import type { Exclusions } from '../../core/scanning/fileFilter';
import { FileFilter } from '../../core/scanning/fileFilter';
import type { FolderToScan } from '../../core/scanning/protocol';
import { detectionKeysFor } from '../editor/detectionKeys';

/** What decides which files are searched; a change of one of these means to scan again. */
export const settingsOfScanning = [
  'files.exclude',
  'search.exclude',
  'search.followSymlinks',
  'whatsappMedia.files',
  'whatsappMedia.detection.keys',
] as const;

const defaultMegabytes = 5;
/** A file is read as a whole and becomes one string, which is several times as large while it is recognized. */
const maxMegabytes = 100;

/** How a folder of the workspace is scanned: VS Code's exclusions, and ours on top. */
export function folderToScan({ uri }: vscode.WorkspaceFolder): FolderToScan {
  const own = vscode.workspace.getConfiguration('whatsappMedia.files', uri);
  const include = own.get<unknown>('include');
  const megabytes = own.get<unknown>('maxSizeMB');
  return {
    root: uri.fsPath,
    include: Array.isArray(include) ? include.filter((glob): glob is string => typeof glob === 'string') : ['**/*'],
    exclude: allOf(
      vscode.workspace.getConfiguration('files', uri).get('exclude'),
      vscode.workspace.getConfiguration('search', uri).get('exclude'),
      own.get('exclude'),
    ),
    maxBytes:
      Math.min(maxMegabytes, typeof megabytes === 'number' && megabytes >= 0 ? megabytes : defaultMegabytes) *
      1_000_000,
    followsLinks: vscode.workspace.getConfiguration('search', uri).get('followSymlinks') !== false,
    ...detectionKeysFor(uri),
  };
}

/**
 * The exclusions that are switched on anywhere: one that is off elsewhere doesn't switch off another's, nor does one
 * that holds only beside another file weaken one that always holds. Anything may stand in a settings file.
 */
function allOf(...settings: readonly unknown[]): Exclusions {
  const all: Record<string, true | { readonly when: string }> = {};
  for (const setting of settings) {
    if (typeof setting !== 'object' || setting === null) continue;
    for (const [glob, value] of Object.entries(setting as Record<string, unknown>)) {
      if (value === true) all[glob] = true;
      else if (typeof value === 'object' && value !== null && 'when' in value && typeof value.when === 'string') {
        all[glob] ??= { when: value.when };
      }
    }
  }
  return all;
}

/** The filter of each folder, made once: an editor asks with every change of its text. */
export class FolderFilters {
  private readonly filters = new Map<string, FileFilter>();

  of(folder: vscode.WorkspaceFolder): FileFilter {
    const key = folder.uri.toString();
    const filter = this.filters.get(key) ?? new FileFilter(folderToScan(folder));
    this.filters.set(key, filter);
    return filter;
  }

  clear(): void {
    this.filters.clear();
  }
}
