import { FileFilter } from './fileFilter';
import { SymlinkPolicy } from './symlinkPolicy';
import type { FolderToScan } from './protocol';

/** A folder with what its scans need. */
export interface ScannedFolder {
  readonly folder: FolderToScan;
  readonly filter: FileFilter;
  readonly links: SymlinkPolicy;
  /** Of the settings that decide what is found in its files. */
  readonly signature: string;
}

export function scannedFolder(folder: FolderToScan): ScannedFolder {
  return {
    folder,
    filter: new FileFilter(folder),
    links: new SymlinkPolicy(folder.root, folder.followsLinks),
    signature: JSON.stringify([folder.keys, folder.workspaceKeys]),
  };
}
