import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { projectFolder } from '../run/folders';

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly when: string;
}

interface Manifest {
  readonly contributes: {
    readonly keybindings: readonly Keybinding[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when: string }[]>>;
  };
}

describe('the keys of the view', () => {
  const { contributes } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as Manifest;

  for (const isMac of [true, false]) {
    it(`are bound once ${isMac ? 'on macOS' : 'elsewhere'}`, () => {
      const keys = contributes.keybindings
        .filter(({ when }) => isMac || !when.includes('isMac'))
        .map(({ key, mac }) => (isMac ? (mac ?? key) : key));
      assert.equal(new Set(keys).size, keys.length, keys.join(', '));
      assert.equal(keys.includes('cmd+backspace'), isMac);
    });
  }

  it('delete nothing while somebody types', () => {
    for (const { command, when } of contributes.keybindings) {
      if (command !== 'whatsappMedia.delete') continue;
      assert.match(when, /focusedView == whatsappMedia\.mediaIds && !inputFocus$/);
    }
  });

  it('have a menu beside them for going through the list', () => {
    const inView = contributes.menus['view/title']?.map(({ command }) => command) ?? [];
    assert.ok(inView.includes('whatsappMedia.next') && inView.includes('whatsappMedia.previous'));
  });
});
