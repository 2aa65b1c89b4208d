import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { confirmDeletion } from '../../../src/vscode/confirmation/confirmDeletion';
import type { DeletionPlan } from '../../../src/vscode/confirmation/deletionPlan';
import type { MediaSelection } from '../../../src/vscode/confirmation/mediaSelection';
import { includedIn, selectionOf } from '../../../src/vscode/confirmation/mediaSelection';
import { officialEndpoint } from '../../../src/core/gateway/contract';
import type { MediaId } from '../../../src/core/mediaId/mediaId';
import { HeldFiles } from './heldFiles';
import { heldScheme } from './heldNames';
import { extensionHostFile } from './hostFile';

// Shows the extension's own confirmation for plans that can't be brought about through the user interface, and says
// what came of it. Says which process the extension host is, for a test that kills it, and has a file system whose
// answers a test may hold back.

const ids = Array.from({ length: 5 }, (_, index) => String(482_930_571_926_384 + index * 7919) as MediaId);

const withLikely = selectionOf(ids, [
  { kind: 'likely', notes: new Map(ids.slice(3).map((mediaId) => [mediaId, ''])), isIncluded: true },
]);

const facts: Omit<DeletionPlan, 'selection' | 'mediaIds'> = {
  account: { id: '1', name: 'Default', origin: new URL(officialEndpoint).origin, kind: 'apiKey' },
  endpoint: { href: officialEndpoint, origin: new URL(officialEndpoint).origin, isOfficial: true },
  filesUsingThem: 3,
  areUnused: false,
  copies: undefined,
  requestsPerSecond: 0.5,
  typeToConfirmAbove: 25,
};

/** An account's name that tries to add lines of its own, to turn text around, and to be a link and an icon. */
export const forgedName = 'Shop\n\nEndpoint: official\u202E [Undo](command:workbench.action.quit) $(pass)';

export function activate(context: vscode.ExtensionContext): void {
  const data = process.env.DELETE_WHATSAPP_MEDIA_VSCODE_DATA;
  if (data !== undefined) writeFileSync(path.join(data, extensionHostFile), String(process.pid));
  const show = async (selection: MediaSelection, known = facts): Promise<void> => {
    const confirmed = await confirmDeletion(selection, (shown) => {
      return { ...known, selection: shown, mediaIds: includedIn(shown) };
    });
    const text = confirmed === undefined ? 'nothing' : includedIn(confirmed).join(' ');
    void vscode.window.showInformationMessage(`Confirmed: ${text}`);
  };
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(heldScheme, new HeldFiles(), { isReadonly: true }),
    // What a window says before the first search passes too quickly to be looked at.
    vscode.commands.registerCommand('testDriver.notScanned', () =>
      vscode.commands.executeCommand('setContext', 'whatsappMedia.scan', 'notScanned'),
    ),
    vscode.commands.registerCommand('testDriver.confirmLikely', () => show(withLikely)),
    vscode.commands.registerCommand('testDriver.confirmForged', () =>
      show(selectionOf(ids), { ...facts, account: { ...facts.account, name: forgedName } }),
    ),
  );
}
