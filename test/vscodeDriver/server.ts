import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { ServedVersion } from './installServed';
import { ensureServedVsCode } from './installServed';
import type { Say } from './run';
import { Tail } from './run';

export interface ServeOptions {
  readonly version: ServedVersion;
  /** A source tree to run as the extension under development. One at most. */
  readonly developmentExtension?: string;
  /** Unpacked extensions to install, each a folder with a `package.json`. */
  readonly installedExtensions?: readonly string[];
  /** User settings, added to those that keep the window quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether folders must be trusted first; off by default. */
  readonly workspaceTrust?: boolean;
  /**
   * Needed for development paths on 1.139. It hides notifications, and on 1.100 it refuses every modal: UI tests install
   * the extension instead. Default: where development is asked for.
   */
  readonly smokeTestDriver?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** How much VS Code writes to its own logs; `info` by default. */
  readonly logLevel?: 'trace' | undefined;
  /** Fixed port; any free one by default. */
  readonly port?: number;
  readonly say: Say;
}

/** What a window of the served VS Code opens. */
export interface OpenedWindow {
  readonly folder?: string;
  readonly workspace?: string;
  /** The compiled test suite to run in the extension host. */
  readonly tests?: string;
  readonly file?: string;
}

export interface ServedVsCode {
  readonly origin: string;
  readonly dataFolder: string;
  url(opened: OpenedWindow): string;
  /** Text of a log output channel, read from the file behind it; empty where there is none. */
  logOf(extensionId: string, channel: string): string;
  /** Ends the server with all its processes and removes its data. */
  stop(): Promise<void>;
}

const quietSettings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  // As on the desktop; in a browser VS Code saves by itself after a second.
  'files.autoSave': 'off',
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
};

/** Starts VS Code's server. @throws Error with the end of its output when it doesn't come up. */
export async function serveVsCode(options: ServeOptions): Promise<ServedVsCode> {
  const { node, serverMain } = await ensureServedVsCode(options.version, options.say);
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'served-vscode-'));
  mkdirSync(path.join(dataFolder, 'data', 'User'), { recursive: true });
  const settings = JSON.stringify({ ...quietSettings, ...options.settings }, undefined, 2);
  writeFileSync(path.join(dataFolder, 'data', 'User', 'settings.json'), settings);
  for (const extension of options.installedExtensions ?? []) install(extension, path.join(dataFolder, 'extensions'));
  const { developmentExtension } = options;
  const args = [
    serverMain,
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token'],
    ...['--accept-server-license-terms', '--disable-telemetry', '--server-data-dir', dataFolder],
    ...((options.smokeTestDriver ?? developmentExtension !== undefined) ? ['--enable-smoke-test-driver'] : []),
    ...(options.workspaceTrust === true ? [] : ['--disable-workspace-trust']),
    ...(options.logLevel === undefined ? [] : ['--log', options.logLevel]),
  ];
  const environment = { ...process.env, DELETE_WHATSAPP_MEDIA_VSCODE_DATA: dataFolder, ...options.environment };
  const child = spawn(node, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const kill = (): void => {
    killGroup(child);
  };
  process.once('exit', kill);
  const closed = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  const port = await portOf(child, closed);
  const remote = (file: string): string => `vscode-remote://localhost:${port}${file}`;
  return {
    origin: `http://localhost:${port}`,
    dataFolder,
    url: (opened) => {
      const payload = [
        ['skipWelcome', 'true'],
        ...(developmentExtension === undefined ? [] : [['extensionDevelopmentPath', remote(developmentExtension)]]),
        ...(opened.tests === undefined ? [] : [['extensionTestsPath', remote(opened.tests)]]),
        ...(opened.file === undefined ? [] : [['openFile', remote(opened.file)]]),
      ];
      const place: Record<string, string> =
        opened.workspace !== undefined
          ? { workspace: opened.workspace }
          : opened.folder !== undefined
            ? { folder: opened.folder }
            : { ew: 'true' };
      const query = new URLSearchParams({ ...place, payload: JSON.stringify(payload) });
      return `http://localhost:${port}/?${query.toString()}`;
    },
    logOf: (extensionId, channel) => readLogs(path.join(dataFolder, 'data', 'logs'), extensionId, channel),
    stop: async () => {
      process.off('exit', kill);
      killGroup(child);
      await closed;
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function install(extension: string, into: string): void {
  const manifest = JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8')) as Record<string, string>;
  const name = `${manifest.publisher ?? ''}.${manifest.name ?? ''}-${manifest.version ?? ''}`;
  cpSync(extension, path.join(into, name), { recursive: true });
}

async function portOf(child: ChildProcess, closed: Promise<void>): Promise<number> {
  const tail = new Tail();
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      tail.add(chunk);
      output += chunk.toString();
      const port = /listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined && output.includes('Extension host agent started')) resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    void closed.then(() => {
      reject(new Error(`VS Code's server ended before it was ready:\n${tail.text}`));
    });
  });
}

/** The server has children (extension hosts, watchers): all of them are in the group that it leads. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function readLogs(logs: string, extensionId: string, channel: string): string {
  if (!existsSync(logs)) return '';
  return readdirSync(logs, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(path.join(extensionId, `${channel}.log`)))
    .sort()
    .map((file) => readFileSync(path.join(logs, file), 'utf8'))
    .join('');
}
