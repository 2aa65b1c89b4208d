import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { ListView } from '../ui/listView';
import { TestWindow } from '../ui/window';
import { median } from './figures';

/** Files beside the one that changes. */
const others = 500;

/** The extension's delay before changed files are searched: `debounceMs` in `src/vscode/workspace/fileWatcher.ts` (ms). */
const debounce = 200;

export interface RowFigures {
  /** From the file's change on the disk until VS Code's own editor shows its new text. Milliseconds. */
  readonly editor: number;
  /** Until the row shows the new number of media IDs. */
  readonly row: number;
  readonly debounce: number;
}

/**
 * Changes a file on the disk whose editor and row are both to be seen. When VS Code hears of it nobody outside can tell,
 * but its own editor shows the new text soon after that: the row is compared with it.
 */
export async function rowAfterSaving(rounds: number): Promise<RowFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'row-after-saving-'));
  const file = path.join(folder, 'a.env');
  const ids = (count: number): string =>
    Array.from({ length: count }, (_each, nth) => `MEDIA_ID=70748554833${String(4111 + nth)}\n`).join('');
  writeFileSync(file, ids(1));
  for (let nth = 0; nth < others; nth++) writeFileSync(path.join(folder, `b${nth}.env`), ids(3));
  const window = await TestWindow.open({ opened: { folder }, settings: { 'workbench.editor.enablePreview': false } });
  try {
    const { workbench } = window;
    await new ListView(workbench).open('a.env');
    await workbench.openFile('a.env');
    const editor: number[] = [];
    const row: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const count = round + 2;
      const text = `70748554833${4111 + count - 1}`;
      await watchFor(workbench.page, text, `a.env, ${count} media IDs`);
      const begun = Date.now();
      writeFileSync(file, ids(count));
      const at = await workbench.page.evaluate(() => (globalThis as unknown as Watching).bothShown);
      editor.push(at.editor - begun);
      row.push(at.row - begun);
    }
    return { editor: median(editor), row: median(row), debounce };
  } finally {
    await window.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Watching {
  bothShown: Promise<{ readonly editor: number; readonly row: number }>;
}

/** As much of the browser as is needed here. */
interface Browser extends Watching {
  readonly document: {
    readonly body: unknown;
    querySelector(selector: string): { readonly textContent: string | null } | null;
  };
  readonly MutationObserver: new (changed: () => void) => {
    observe(element: unknown, options: Readonly<Record<string, boolean>>): void;
    disconnect(): void;
  };
}

/** Notes when an open editor shows a text, and when a row has a label. Milliseconds since 1970. */
async function watchFor(page: Page, text: string, label: string): Promise<void> {
  await page.evaluate(
    ([wantedText, wantedLabel]) => {
      const browser = globalThis as unknown as Browser;
      browser.bothShown = new Promise((resolve) => {
        const at: { editor?: number; row?: number } = {};
        const look = (): void => {
          const { document } = browser;
          const lines = document.querySelector('.editor-instance .view-lines')?.textContent ?? '';
          if (lines.includes(wantedText)) at.editor ??= Date.now();
          if (document.querySelector(`.sidebar [aria-label^="${wantedLabel}"]`) !== null) at.row ??= Date.now();
          if (at.editor === undefined || at.row === undefined) return;
          observer.disconnect();
          resolve({ editor: at.editor, row: at.row });
        };
        const observer = new browser.MutationObserver(look);
        observer.observe(browser.document.body, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
      });
    },
    [text, label] as const,
  );
}
