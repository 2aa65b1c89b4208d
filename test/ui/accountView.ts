import type { Locator } from 'playwright-core';
import { until } from '../vscodeDriver/until';
import type { Workbench } from '../vscodeDriver/workbench';

/** The view Account Media. */
export class AccountView {
  constructor(private readonly workbench: Workbench) {}

  /** Opens the container, and the view, which is closed at first. */
  async open(): Promise<void> {
    await this.workbench.openViewContainer('WhatsApp Media');
    await this.header().click();
  }

  /** Opens or closes the view Media IDs above: the view has room only without it. */
  async toggleMediaIds(): Promise<void> {
    await this.workbench.page.locator('.sidebar .pane-header', { hasText: 'Media IDs' }).click();
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
    await this.openMenu(label, () => this.row(row).first().click({ button: 'right', timeout: 5000 }));
    await this.workbench.menu(label, pictureName);
  }

  /** A view that is rendered anew just then takes the menu away: a person clicks again. */
  private async openMenu(item: string, click: () => Promise<void>): Promise<void> {
    const shown = this.workbench.page.locator('.monaco-menu:visible .action-item', { hasText: item }).first();
    const succeeds = (done: Promise<unknown>): Promise<boolean> =>
      done.then(
        () => true,
        () => false,
      );
    await until(`a menu with "${item}" is open`, async () => {
      if (!(await succeeds(click()))) return false;
      return succeeds(shown.waitFor({ timeout: 2000 }));
    });
  }
}
