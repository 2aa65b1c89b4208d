import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { projectFolder } from '../run/folders';

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly when: string;
  readonly args?: { readonly commands: readonly string[] };
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly keybindings: readonly Keybinding[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>;
  };
}

describe('the keys of the views', () => {
  const { contributes } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as Manifest;

  for (const isMac of [true, false]) {
    it(`are bound once for one row and once for several ${isMac ? 'on macOS' : 'elsewhere'}`, () => {
      const keys = contributes.keybindings
        .filter(({ when }) => isMac || !when.includes('isMac'))
        .map(({ key, mac, when }) => {
          const view = /focusedView == (\S+)/.exec(when)?.[1] ?? '';
          return `${view} ${isMac ? (mac ?? key) : key} ${String(when.includes('!listMultiSelection'))}`;
        });
      assert.equal(new Set(keys).size, keys.length, keys.join(', '));
      for (const view of ['whatsappMedia.mediaIds', 'whatsappMedia.account']) {
        assert.equal(keys.includes(`${view} cmd+backspace true`), isMac);
      }
    });
  }

  it('do nothing while somebody types', () => {
    for (const { when } of contributes.keybindings) {
      assert.match(when, /focusedView == whatsappMedia\.(?:mediaIds|account) && !inputFocus && !?listMultiSelection$/);
    }
  });

  it('select the focused row first, unless several are selected', () => {
    for (const { command, when, args } of contributes.keybindings) {
      const isForSeveral = !when.includes('!listMultiSelection');
      assert.equal(isForSeveral, args === undefined);
      assert.match(
        args?.commands[1] ?? command,
        /^whatsappMedia\.(?:mediaIds|account)\.(?:delete|copy|next|previous)$/,
      );
      if (args !== undefined)
        assert.deepEqual([command, args.commands[0]], ['runCommands', 'list.selectAndPreserveFocus']);
    }
  });

  it('are bound to no command that a menu or the palette shows', () => {
    const shown = contributes.commands.map(({ command }) => command);
    for (const { command, args } of contributes.keybindings) {
      for (const bound of [command, ...(args?.commands ?? [])]) assert.ok(!shown.includes(bound), bound);
    }
  });

  it('have a menu beside them for going through the list', () => {
    const inView = contributes.menus['view/title']?.map(({ command }) => command) ?? [];
    assert.ok(inView.includes('whatsappMedia.next') && inView.includes('whatsappMedia.previous'));
  });
});
