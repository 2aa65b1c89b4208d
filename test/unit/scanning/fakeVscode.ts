import * as path from 'node:path';
import Module from 'node:module';

// Stands in for VS Code where the scanning of a workspace is tested in plain Node: there a test holds the file system of
// a virtual folder and the order of events in its hand, which it hasn't in the real VS Code. Import it first.

class Emitter<Event> {
  private readonly listeners = new Set<(event: Event) => void>();
  readonly event = (listener: (event: Event) => void): { dispose(): void } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(event: Event): void {
    for (const listener of [...this.listeners]) listener(event);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

export class FakeUri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}
  static parse(text: string): FakeUri {
    const colon = text.indexOf(':');
    return new FakeUri(text.slice(0, colon), decodeURIComponent(text.slice(colon + 1).replace(/^\/\//, '')));
  }
  static file(file: string): FakeUri {
    return new FakeUri('file', file);
  }
  static joinPath(uri: FakeUri, name: string): FakeUri {
    return new FakeUri(uri.scheme, path.posix.join(uri.path, name));
  }
  get fsPath(): string {
    return this.path;
  }
  toString(): string {
    return `${this.scheme}:${this.scheme === 'file' ? '//' : ''}${this.path}`;
  }
}

export interface FakeFolder {
  readonly uri: FakeUri;
  readonly name: string;
}

interface FakeDocument {
  readonly uri: FakeUri;
  isDirty: boolean;
  isUntitled: boolean;
  version: number;
  readonly isClosed?: boolean;
  getText?(): string;
}

/** What a test sets and fires. */
export const fake = {
  folders: undefined as readonly FakeFolder[] | undefined,
  documents: [] as readonly FakeDocument[],
  language: 'en',
  settings: {} as Record<string, Record<string, unknown>>,
  fs: {} as Record<'stat' | 'readDirectory' | 'readFile', (uri: FakeUri) => Promise<unknown>>,
  didSave: new Emitter<FakeDocument>(),
  didClose: new Emitter<FakeDocument>(),
  didChangeFile: new Emitter<FakeUri>(),
  didChangeConfiguration: new Emitter<{ affectsConfiguration(section: string): boolean }>(),
  didChangeFolders: new Emitter<undefined>(),
  didOpen: new Emitter<FakeDocument>(),
  didChange: new Emitter<{ document: FakeDocument; contentChanges: readonly unknown[] }>(),
  /** What is to be awaited before an editor is shown. */
  showing: undefined as Promise<void> | undefined,
  /** Where each editor was opened, `path:line`. */
  shown: [] as string[],
  /** What the user was told. */
  told: [] as string[],
  contexts: new Map<string, unknown>(),
  Emitter,
};

export type { FakeDocument };

const never = new Emitter<never>().event;

class ThemeIcon {
  static readonly File = new ThemeIcon('file');
  constructor(readonly id: string) {}
}

/** A row as VS Code has it: of a file, without a label of its own, it shows the name as it is. */
class TreeItem {
  readonly label: string | undefined;
  readonly resourceUri: FakeUri | undefined;
  constructor(labelOrUri: string | FakeUri) {
    if (typeof labelOrUri === 'string') this.label = labelOrUri;
    else this.resourceUri = labelOrUri;
  }
}

const vscode = {
  EventEmitter: Emitter,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
  Uri: FakeUri,
  FileType: { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 },
  Disposable: class Disposable {
    static from(...all: readonly { dispose(): void }[]): Disposable {
      return new Disposable(() => {
        for (const one of all) one.dispose();
      });
    }
    constructor(readonly dispose: () => void) {}
  },
  Range: class Range {
    constructor(readonly line: number) {}
  },
  commands: {
    executeCommand: (command: string, key: string, value: unknown) => {
      if (command === 'setContext') fake.contexts.set(key, value);
      return Promise.resolve();
    },
  },
  env: {
    get language() {
      return fake.language;
    },
  },
  l10n: {
    t: (text: string, ...args: unknown[]) => text.replace(/\{(\d)\}/g, (_, index: string) => String(args[+index])),
  },
  ProgressLocation: { Window: 10 },
  window: {
    withProgress: (_options: unknown, work: () => Promise<unknown>) => work(),
    tabGroups: { onDidChangeTabs: new Emitter().event },
    activeTextEditor: undefined,
    showTextDocument: async (uri: FakeUri, { selection }: { selection: { line: number } }) => {
      await fake.showing;
      fake.shown.push(`${path.posix.basename(uri.path)}:${selection.line}`);
    },
    showInformationMessage: (text: string) => {
      fake.told.push(text);
      return Promise.resolve();
    },
  },
  workspace: {
    get textDocuments() {
      return fake.documents;
    },
    asRelativePath: ({ path: at }: FakeUri) => {
      const root = fake.folders?.[0]?.uri.path;
      return root === undefined ? at : path.posix.relative(root, at);
    },
    get workspaceFolders() {
      return fake.folders;
    },
    get fs() {
      return fake.fs;
    },
    getWorkspaceFolder: (uri: FakeUri) =>
      fake.folders?.find((folder) => uri.scheme === folder.uri.scheme && uri.path.startsWith(folder.uri.path)),
    getConfiguration: (section: string) => ({
      get: (key: string) => fake.settings[section]?.[key],
      inspect: (key: string) => ({ globalValue: fake.settings[section]?.[key] }),
    }),
    createFileSystemWatcher: () => ({
      onDidChange: fake.didChangeFile.event,
      onDidCreate: never,
      onDidDelete: never,
      dispose: () => undefined,
    }),
    onDidOpenTextDocument: fake.didOpen.event,
    onDidChangeTextDocument: fake.didChange.event,
    onDidSaveTextDocument: fake.didSave.event,
    notebookDocuments: [],
    onDidOpenNotebookDocument: new Emitter().event,
    onDidChangeNotebookDocument: new Emitter().event,
    onDidSaveNotebookDocument: new Emitter().event,
    onDidCloseNotebookDocument: new Emitter().event,
    onDidCloseTextDocument: fake.didClose.event,
    onDidChangeConfiguration: fake.didChangeConfiguration.event,
    onDidChangeWorkspaceFolders: fake.didChangeFolders.event,
  },
};

const loader = Module as unknown as { _load(request: string, ...more: unknown[]): unknown };
const load = loader._load.bind(Module);
loader._load = (request, ...more) => (request === 'vscode' ? vscode : load(request, ...more));
