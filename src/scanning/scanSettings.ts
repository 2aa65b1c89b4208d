import * as vscode from 'vscode';
import type { Exclusions } from '../core/scanning/fileFilter';
import type { FolderToScan } from '../core/scanning/protocol';
import { detectionKeysFor } from '../recognition/detectionKeys';

/** What decides which files are searched; a change of one of these means to scan again. */
export const settingsOfScanning = [
  'files.exclude',
  'search.exclude',
  'whatsappMedia.files',
  'whatsappMedia.detection.keys',
] as const;

/** How a folder of the workspace is scanned: VS Code's exclusions, and ours on top. */
export function folderToScan(folder: vscode.WorkspaceFolder): FolderToScan {
  const { uri } = folder;
  const own = vscode.workspace.getConfiguration('whatsappMedia.files', uri);
  const exclude = {
    ...exclusions(vscode.workspace.getConfiguration('files', uri).get('exclude')),
    ...exclusions(vscode.workspace.getConfiguration('search', uri).get('exclude')),
    ...exclusions(own.get('exclude')),
  };
  const include = own.get<unknown>('include');
  const megabytes = own.get<unknown>('maxSizeMB');
  return {
    root: uri.fsPath,
    include: Array.isArray(include) ? include.filter((glob): glob is string => typeof glob === 'string') : ['**/*'],
    exclude,
    maxBytes: (typeof megabytes === 'number' && megabytes >= 0 ? megabytes : 5) * 1_000_000,
    ...detectionKeysFor(uri),
  };
}

/** The exclusions that are switched on: one that is off elsewhere doesn't switch off another's. */
function exclusions(value: unknown): Exclusions {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, active]) => active !== false));
}
