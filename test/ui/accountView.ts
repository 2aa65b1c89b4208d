import type { Locator } from 'playwright-core';
import type { Workbench } from '../vscodeDriver/workbench';

/** The view Account Media. */
export class AccountView {
  constructor(private readonly workbench: Workbench) {}

  /** Opens the container, and the view, which is closed at first. */
  async open(): Promise<void> {
    await this.workbench.openViewContainer('WhatsApp Media');
    await this.header().click();
  }

  header(): Locator {
    return this.workbench.page.locator('.sidebar .pane-header', { hasText: 'Account Media' });
  }

  row(text: string): Locator {
    return this.workbench.page.locator('.sidebar .pane', { hasText: 'Account Media' }).locator('.monaco-list-row', {
      hasText: text,
    });
  }

  /** Chooses an item of a row's menu; with a name, takes a picture of the menu before. */
  async menu(row: string, label: string, pictureName?: string): Promise<void> {
    await this.row(row).first().click({ button: 'right' });
    await this.workbench.menu(label, pictureName);
  }

  /** Chooses an item of the view's overflow menu, or of a submenu of it. */
  async overflow(...labels: string[]): Promise<void> {
    const { page } = this.workbench;
    await this.header().hover();
    await this.header().locator('a.codicon-toolbar-more').click();
    for (const label of labels.slice(0, -1)) {
      await page.locator('.monaco-menu:visible .action-item', { hasText: label }).first().hover();
    }
    await this.workbench.menu(labels.at(-1) ?? '');
  }
}
