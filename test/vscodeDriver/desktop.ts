import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** Whether a window can be shown: on Linux that takes an X or Wayland display. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** The command `code` of an installed desktop VS Code, where there is also a display. */
export function findDesktopCode(): string | undefined {
  return hasDisplay() ? findOnPath(process.platform === 'win32' ? 'code.cmd' : 'code') : undefined;
}

/** The full path of a program on PATH. */
function findOnPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Opens the desktop VS Code with throw-away user data and extensions; resolves when its window is closed. */
export function openDesktop(
  code: string,
  extension: string,
  workspace: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'desktop-vscode-'));
  mkdirSync(path.join(data, 'user', 'User'), { recursive: true });
  writeFileSync(path.join(data, 'user', 'User', 'settings.json'), JSON.stringify(settings, undefined, 2));
  const args = [
    workspace,
    '--new-window',
    '--wait',
    `--extensionDevelopmentPath=${extension}`,
    `--user-data-dir=${path.join(data, 'user')}`,
    `--extensions-dir=${path.join(data, 'extensions')}`,
    '--disable-workspace-trust',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(code, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    child.once('error', reject);
    child.once('close', () => {
      resolve();
    });
  });
}
