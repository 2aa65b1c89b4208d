import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { chromiumArguments } from './chromium';
import { Modal, Toasts } from './dialogs';
import { QuickInput } from './quickInput';
import { until } from './until';

export interface WorkbenchOptions {
  readonly url: string;
  /** The browser. */
  readonly executablePath: string;
  /** Where pictures go. */
  readonly pictures: string;
  /** Keeps secrets over a reload of the page; without it the served VS Code forgets them. */
  readonly keepsSecrets?: boolean;
}

/** A window of a real VS Code, used as a person would: keys and clicks in, visible text and pictures out. */
export class Workbench {
  readonly input: QuickInput;
  readonly modal: Modal;
  readonly toasts: Toasts;

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    private readonly pictures: string,
  ) {
    this.input = new QuickInput(page);
    this.modal = new Modal(page);
    this.toasts = new Toasts(page);
  }

  /** Opens the window and waits until it can be used. */
  static async open(options: WorkbenchOptions): Promise<Workbench> {
    const browser = await chromium.launch({ executablePath: options.executablePath, args: chromiumArguments() });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    if (options.keepsSecrets === true) {
      // VS Code for the web encrypts its secrets with a key that its server mints; the cookie says where.
      await context.addCookies([{ name: 'vscode-secret-key-path', value: '/mint-key', url: options.url }]);
      await context.route('**/mint-key', (route) => route.fulfill({ body: Buffer.alloc(32, 7) }));
    }
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(options.url);
    await isUsable(page);
    return new Workbench(browser, page, options.pictures);
  }

  /** Developer: Reload Window. VS Code keeps what it has in mind before. */
  async reloadWindow(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await isUsable(this.page);
  }

  /** Loads the page anew, as if the browser had died; extensions get a process of their own. */
  async reload(): Promise<void> {
    await this.page.reload();
    await isUsable(this.page);
  }

  /** Closes the window, as one closes a tab, and opens it again. */
  async closeAndReopen(): Promise<void> {
    const url = this.page.url();
    await this.page.goto('about:blank');
    await this.page.goto(url);
    await isUsable(this.page);
  }

  /** Runs a command from the command palette by its full title, such as "WhatsApp Media: Show Output". */
  async runCommand(title: string): Promise<void> {
    let offered: string[] = [];
    await until(`the command palette offers "${title}"`, async () => {
      await this.page.keyboard.press('F1');
      await this.input.waitVisible();
      // What takes the focus meanwhile closes the palette: then it is opened once more.
      if (!(await this.input.tryReplace(`>${title}`))) return false;
      offered = await this.input.labels();
      if (offered.includes(title)) return true;
      // An open palette doesn't learn of commands that an extension brings meanwhile.
      await this.input.cancel();
      return false;
    }).catch(async (error: unknown) => {
      const picture = await this.picture('failure-command-palette');
      throw new Error(`${String(error)}; it offered: ${offered.slice(0, 5).join(' | ')}; see ${picture}`);
    });
    for (let down = offered.indexOf(title); down > 0; down--) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  /** What of this extension the command palette offers for a text, in its order. */
  async offeredCommands(text: string): Promise<string[]> {
    await this.page.keyboard.press('F1');
    await this.input.waitVisible();
    await this.input.replace(`>${text}`);
    const labels = await this.input.labels();
    await this.input.cancel();
    return labels.filter((label) => label.startsWith('WhatsApp Media: '));
  }

  /** Opens a view's container by its icon in the activity bar. */
  async openViewContainer(title: string): Promise<void> {
    await this.page.locator(`.activitybar .action-item a[aria-label^="${title}"]`).first().click();
  }

  /** Opens a file of the workspace by its name, as with Ctrl+P. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.input.waitVisible();
    await this.input.replace(name);
    await until(`${name} is offered`, async () => (await this.input.labels())[0] === name);
    await this.page.keyboard.press('Enter');
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** Opens an empty editor without a file, the first of the window. */
  async newUntitledFile(): Promise<void> {
    await this.runCommand('File: New Untitled Text File');
    await this.page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
    await this.editorHasFocus();
  }

  /** Until then what is typed goes elsewhere. */
  async editorHasFocus(): Promise<void> {
    await until(
      'the editor has the focus',
      async () => (await this.page.locator('.monaco-editor.focused').count()) > 0,
    );
  }

  /** Chooses an item of the open menu; with a name, takes a picture of the menu before. */
  async menu(label: string, pictureName?: string): Promise<void> {
    const item = this.page.locator('.monaco-menu:visible .action-item', { hasText: label }).first();
    await item.waitFor();
    if (pictureName !== undefined) await this.picture(pictureName);
    await item.hover();
    // A menu that has only just opened ignores the mouse button's release, and stays: then a person clicks again.
    await until(`"${label}" is chosen`, async () => {
      await item.click({ timeout: 1000 }).catch(() => undefined);
      return item.waitFor({ state: 'hidden', timeout: 1000 }).then(
        () => true,
        () => false,
      );
    });
  }

  /** What the window says just now, for the report of a failed test. */
  async describe(): Promise<string> {
    const texts = async (selector: string): Promise<string> =>
      (await this.page.locator(selector).allInnerTexts()).map((text) => text.trim()).join(' | ');
    return [
      `dialog: ${await texts('.monaco-dialog-box:visible')}`,
      `menu: ${await texts('.monaco-menu:visible')}`,
      `notifications: ${await texts('.notification-list-item-message')}`,
      `status bar: ${await texts('.part.statusbar .statusbar-item:visible')}`,
      `editor: ${await texts('.part.editor .view-lines')}`,
    ].join('\n');
  }

  /** Saves a picture of the whole window as `<name>.png`. */
  async picture(name: string): Promise<string> {
    mkdirSync(this.pictures, { recursive: true });
    const file = path.join(this.pictures, `${name}.png`);
    // Playwright stops CSS animations for the picture, so that it doesn't show a fading toast.
    await this.page.screenshot({ path: file, animations: 'disabled' });
    return file;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

async function isUsable(page: Page): Promise<void> {
  await page.waitForSelector('.monaco-workbench .part.statusbar .statusbar-item', { timeout: 120_000 });
}
