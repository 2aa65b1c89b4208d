import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { officialEndpoint } from '../../src/core/gateway/contract';
import { extension } from './hostHelpers';

interface Manifest {
  readonly displayName: string;
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string }[];
    readonly views: Record<string, readonly { id: string; name: string }[]>;
    readonly viewsContainers: { activitybar: readonly { id: string; title: string }[] };
    readonly viewsWelcome: readonly { contents: string }[];
    readonly menus: Record<string, readonly { command?: string }[]>;
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Record<string, { scope: string; default: unknown }>;
    }[];
  };
  readonly capabilities: { untrustedWorkspaces: { restrictedConfigurations: readonly string[] } };
}

describe('the manifest', () => {
  const manifest = (): Manifest => extension().packageJSON as Manifest;
  const settings = (): Record<string, { scope: string; default: unknown }> =>
    Object.assign({}, ...manifest().contributes.configuration.map(({ properties }) => properties)) as Record<
      string,
      { scope: string; default: unknown }
    >;
  before(() => extension().activate());

  it('has the commands that exist, and those only', async () => {
    const registered = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('whatsappMedia.'));
    const declared = manifest().contributes.commands.map(({ command }) => command);
    const isPublic = (id: string): boolean => /^whatsappMedia\.[^.]+$/.test(id);
    assert.deepEqual(registered.filter(isPublic).sort(), declared.filter(isPublic).sort());
    // Those of the views' keys and rows have a longer id; what is declared of them exists, too.
    for (const id of declared) assert.ok(registered.includes(id), id);
  });

  it('gives each command its title and the category WhatsApp Media', () => {
    const titles = Object.fromEntries(manifest().contributes.commands.map(({ command, title }) => [command, title]));
    const expected = {
      delete: 'Delete WhatsApp Media',
      deleteInFile: 'Delete WhatsApp Media in File',
      deleteAll: 'Delete WhatsApp Media Shown in View',
      refresh: 'Refresh Media IDs',
      cancelScan: 'Stop Searching',
      filter: 'Filter…',
      clearFilter: 'Clear Filter',
      groupByFile: 'Group by File',
      groupById: 'Group by Media ID',
      groupByState: 'Group by State',
      next: 'Next Media ID',
      previous: 'Previous Media ID',
      copy: 'Copy Media ID',
      ignore: 'Mark as Not a Media ID',
      manageIgnored: 'Manage Ignored Media IDs',
      retryFailed: 'Retry Failed Deletions',
      resume: 'Resume Interrupted Deletion',
      discardInterrupted: 'Discard Interrupted Deletion',
      showHistory: 'Show Deletion History',
      signIn: 'Set Credentials (API Key)…',
      testCredentials: 'Test Credentials',
      signOut: 'Remove Credentials…',
      showOutput: 'Show Output',
      refreshAccount: 'Refresh Account Media',
      preview: 'Preview WhatsApp Media',
      saveCopy: 'Save a Copy…',
    };
    for (const [command, title] of Object.entries(expected)) assert.equal(titles[`whatsappMedia.${command}`], title);
    for (const { category } of manifest().contributes.commands) assert.equal(category, 'WhatsApp Media');
  });

  it('names only commands that exist in menus and welcome texts', () => {
    const declared = manifest().contributes.commands.map(({ command }) => command);
    const inMenus = Object.values(manifest().contributes.menus).flatMap((items) =>
      items.flatMap(({ command }) => command ?? []),
    );
    const texts = manifest()
      .contributes.viewsWelcome.map(({ contents }) => contents)
      .join(' ');
    const inWelcome = [...texts.matchAll(/command:(whatsappMedia\.[\w.]+)/g)].map(([, id]) => id ?? '');
    assert.ok(inWelcome.length > 0);
    for (const command of [...inMenus, ...inWelcome]) assert.ok(declared.includes(command), command);
  });

  it('has the views Media IDs and Account Media in the container WhatsApp Media', () => {
    const { viewsContainers, views } = manifest().contributes;
    assert.deepEqual(
      viewsContainers.activitybar.map(({ id, title }) => [id, title]),
      [['whatsappMedia', 'WhatsApp Media']],
    );
    assert.deepEqual(
      views.whatsappMedia?.map(({ id, name }) => [id, name]),
      [
        ['whatsappMedia.mediaIds', 'Media IDs'],
        ['whatsappMedia.account', 'Account Media'],
      ],
    );
  });

  it('has every setting with its default and scope, and a text for each', () => {
    const expected: Record<string, [unknown, string]> = {
      endpoint: [officialEndpoint, 'application'],
      httpMethod: ['DELETE', 'application'],
      responseFormat: ['json', 'application'],
      concurrency: [2, 'application'],
      requestsPerSecond: [2, 'application'],
      timeoutSeconds: [30, 'application'],
      retries: [3, 'application'],
      typeToConfirmAbove: [25, 'application'],
      'files.include': [['**/*'], 'resource'],
      checkAccountBeforeDeleting: [true, 'application'],
      keepCopies: ['never', 'application'],
      'files.maxSizeMB': [5, 'resource'],
      'detection.keys': [[], 'resource'],
    };
    const properties = settings();
    for (const [key, [value, scope]] of Object.entries(expected)) {
      const property = properties[`whatsappMedia.${key}`];
      assert.deepEqual([property?.default, property?.scope], [value, scope], key);
    }
    const names = Object.keys(properties).map((key) => key.replace('whatsappMedia.', ''));
    assert.deepEqual(names.sort(), [...Object.keys(expected), 'files.exclude'].sort());
  });

  it('has its settings in sections', () => {
    assert.deepEqual(
      manifest().contributes.configuration.map(({ title }) => title),
      ['Sending', 'Confirming', 'Searching'],
    );
  });

  it('restricts every setting of application scope in untrusted workspaces', () => {
    const properties = settings();
    const sending = Object.keys(properties).filter((key) => properties[key]?.scope === 'application');
    assert.deepEqual(manifest().capabilities.untrustedWorkspaces.restrictedConfigurations, sending);
  });

  it('leaves no text untranslated', () => {
    assert.ok(!JSON.stringify(manifest()).includes('"%'));
  });

  it('loads no axios at start-up', () => {
    const loaded = readFileSync(path.join(extension().extensionPath, 'dist', 'extension.js'), 'utf8');
    assert.ok(!/axios/i.test(loaded));
  });
});
