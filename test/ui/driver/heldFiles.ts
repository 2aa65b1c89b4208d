import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { heldEnding } from './heldNames';

/** So often it is looked whether a file may be read by now. Milliseconds. */
const lookMs = 20;

/** The files of this machine under another scheme, to be read only when a test says so. */
export class HeldFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path: file }: vscode.Uri): vscode.FileStat {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) throw vscode.FileSystemError.FileNotFound(file);
    const type = stats.isDirectory() ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, ctime: stats.ctimeMs, mtime: stats.mtimeMs, size: stats.size };
  }

  readDirectory({ path: folder }: vscode.Uri): [string, vscode.FileType][] {
    return readdirSync(folder)
      .filter((name) => !name.endsWith(heldEnding))
      .map((name) => [name, this.stat(vscode.Uri.file(path.join(folder, name))).type]);
  }

  async readFile({ path: file }: vscode.Uri): Promise<Uint8Array> {
    while (existsSync(file + heldEnding)) await new Promise((resolve) => setTimeout(resolve, lookMs));
    return readFileSync(file);
  }

  createDirectory = refuse;
  writeFile = refuse;
  delete = refuse;
  rename = refuse;
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions('These files are for reading only.');
}
