import * as assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../vscodeDriver/until';

const extensionId = 'whatsapp-media-tools.delete-whatsapp-media';

/** The extension under test. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(extensionId);
  assert.ok(found, 'the extension is not installed');
  return found;
}

const changedSettings = new Set<string>();

/** Resets all that {@link setting} has set. */
export async function resetSettings(): Promise<void> {
  for (const key of changedSettings) await setting(key, undefined);
  changedSettings.clear();
}

/** Sets one of the user's own settings; `undefined` resets it. */
export async function setting(key: string, value: unknown): Promise<void> {
  changedSettings.add(key);
  const target = vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('whatsappMedia').update(key, value, target);
}

/** The folder of the ledger, found where VS Code keeps the extension's files. */
export function ledgerFolder(): string {
  const data = process.env.DELETE_WHATSAPP_MEDIA_VSCODE_DATA ?? '';
  const names = readdirSync(data, { recursive: true, encoding: 'utf8' });
  const found = names.find((name) => /globalStorage.*ledger$/.test(name));
  assert.ok(found, `a ledger below ${data}`);
  return path.join(data, found);
}

/** The text of the output channel, as the user reads it after Show Output; waits until it holds `part`. */
export async function outputWith(part: string): Promise<string> {
  await vscode.commands.executeCommand('whatsappMedia.showOutput');
  let text = '';
  await until(`the output channel says "${part}"`, () => {
    const document = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === 'output' && uri.path.includes(extensionId),
    );
    text = document?.getText() ?? '';
    return text.includes(part);
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; it says: ${text}`);
  });
  return text;
}
