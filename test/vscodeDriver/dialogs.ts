import type { Locator, Page } from 'playwright-core';
import { escapeUntilGone } from './escape';
import { until } from './until';

export interface ShownModal {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** A dialog that must be answered. */
export class Modal {
  constructor(private readonly page: Page) {}

  private get box(): ReturnType<Page['locator']> {
    return this.page.locator('.monaco-dialog-box:visible');
  }

  async waitFor(): Promise<ShownModal> {
    await this.box.waitFor();
    const text = async (selector: string): Promise<string> =>
      (await this.box.locator(selector).allInnerTexts()).join('\n').trim();
    return {
      message: await text('.dialog-message-text'),
      detail: await text('.dialog-message-detail'),
      buttons: (await this.box.locator('.dialog-buttons .monaco-button:visible').allInnerTexts()).map((b) => b.trim()),
    };
  }

  async press(button: string): Promise<void> {
    await this.box.locator('.dialog-buttons .monaco-button', { hasText: button }).first().click();
    await this.waitGone();
  }

  escape(): Promise<void> {
    return escapeUntilGone(this.page, this.box);
  }

  isVisible(): Promise<boolean> {
    return this.box.isVisible();
  }

  async waitGone(): Promise<void> {
    await this.box.waitFor({ state: 'hidden' });
  }
}

export interface ShownToast {
  readonly text: string;
  readonly severity: 'info' | 'warning' | 'error' | 'other';
  readonly buttons: readonly string[];
}

/** As much of the browser's `Element` as is needed here; the project's other code has no business with the DOM. */
interface ShownElement {
  readonly className: string;
  readonly textContent: string;
  querySelector(selector: string): ShownElement | null;
  querySelectorAll(selector: string): Iterable<ShownElement>;
}

/** The notifications at the bottom right. */
export class Toasts {
  constructor(private readonly page: Page) {}

  private items(): Locator {
    return this.page.locator(':is(.notifications-toasts, .notifications-center) .notification-list-item');
  }

  /**
   * VS Code shows no more than three new notifications within 800 ms; a test is faster than that. What was held back
   * is behind the bell.
   */
  private async lookBehindTheBell(): Promise<void> {
    const bell = this.page.locator('.statusbar-item .codicon-bell-dot');
    const covered = await this.page.locator('.monaco-dialog-modal-block').isVisible();
    if (!covered && (await this.items().count()) === 0 && (await bell.isVisible())) await bell.click();
  }

  async all(): Promise<ShownToast[]> {
    return this.items().evaluateAll((items) =>
      (items as unknown as ShownElement[]).map((item) => {
        const icon = item.querySelector('.notification-list-item-icon')?.className ?? '';
        const severity = (['info', 'warning', 'error'] as const).find((name) => icon.includes(`codicon-${name}`));
        const buttons = [...item.querySelectorAll('.notification-list-item-buttons-container .monaco-button')];
        return {
          text: item.querySelector('.notification-list-item-message')?.textContent ?? '',
          severity: severity ?? ('other' as const),
          buttons: buttons.map((button) => button.textContent),
        };
      }),
    );
  }

  async waitFor(part: string): Promise<ShownToast> {
    let found: ShownToast | undefined;
    const seen = new Set<string>();
    await until(`a notification says "${part}"`, async () => {
      const shown = await this.all();
      for (const { text } of shown) seen.add(text);
      found = shown.find(({ text }) => text.includes(part));
      if (found === undefined) await this.lookBehindTheBell();
      return found !== undefined;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; seen: ${[...seen].join(' | ')}`);
    });
    return found ?? { text: '', severity: 'other', buttons: [] };
  }

  async press(part: string, button: string): Promise<void> {
    await this.waitFor(part);
    const toast = this.items().filter({ hasText: part }).first();
    await toast.hover();
    await toast.locator('.monaco-button', { hasText: button }).first().click();
  }

  async waitGone(part: string): Promise<void> {
    await until(`no notification says "${part}"`, async () =>
      (await this.all()).every(({ text }) => !text.includes(part)),
    );
  }
}
