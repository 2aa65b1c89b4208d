import * as vscode from 'vscode';
import { Disposable } from '../disposable';

/** The scheme of previews. */
const previewScheme = 'whatsapp-media';

/** So much of all previews together is held; the oldest go first (bytes). */
const maxHeldBytes = 60_000_000;

/**
 * The read-only file system of previews, in memory: it holds what the user asked to see, and fetches nothing by itself. A
 * tab that is restored after a reload therefore asks nothing of the service.
 */
export class PreviewFiles extends Disposable implements vscode.FileSystemProvider {
  private readonly changed = this.own(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  readonly onDidChangeFile = this.changed.event;
  /** By their paths: VS Code's viewers ask with a query of their own. */
  private readonly held = new Map<string, { readonly bytes: Uint8Array; readonly time: number }>();

  constructor() {
    super();
    const options = { isReadonly: true, isCaseSensitive: true };
    this.own(vscode.workspace.registerFileSystemProvider(previewScheme, this, options));
  }

  /** @param name of the file, safe as a part of a path. @returns its URI, which holds no credential. */
  add(mediaId: string, name: string, bytes: Uint8Array): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: previewScheme, path: `/${mediaId}/${name}` });
    const key = uri.path;
    this.held.delete(key);
    this.held.set(key, { bytes, time: Date.now() });
    let sum = [...this.held.values()].reduce((all, one) => all + one.bytes.length, 0);
    for (const [oldest, one] of this.held) {
      if (sum <= maxHeldBytes || oldest === key) break;
      this.held.delete(oldest);
      sum -= one.bytes.length;
    }
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    return uri;
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, time } = this.get(uri);
    return {
      type: vscode.FileType.File,
      ctime: time,
      mtime: time,
      size: bytes.length,
      permissions: vscode.FilePermission.Readonly,
    };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.get(uri).bytes;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  private get(uri: vscode.Uri): { readonly bytes: Uint8Array; readonly time: number } {
    const held = this.held.get(uri.path);
    if (held !== undefined) return held;
    throw vscode.FileSystemError.Unavailable(
      vscode.l10n.t('This preview is no longer held. Use "Preview WhatsApp Media" to fetch it again.'),
    );
  }
}
