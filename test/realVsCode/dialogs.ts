import type { Page } from 'playwright-core';
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

  async escape(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.waitGone();
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

/** The notifications at the bottom right. */
export class Toasts {
  constructor(private readonly page: Page) {}

  async all(): Promise<ShownToast[]> {
    return this.page.locator('.notifications-toasts .notification-list-item').evaluateAll((items) =>
      items.map((item) => {
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
    let seen: ShownToast[] = [];
    await until(`a notification says "${part}"`, async () => {
      seen = await this.all();
      found = seen.find(({ text }) => text.includes(part));
      return found !== undefined;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; seen: ${seen.map(({ text }) => text).join(' | ')}`);
    });
    return found ?? { text: '', severity: 'other', buttons: [] };
  }

  async press(part: string, button: string): Promise<void> {
    const toast = this.page.locator('.notifications-toasts .notification-list-item', { hasText: part }).first();
    await toast.hover();
    await toast.locator('.monaco-button', { hasText: button }).first().click();
  }

  async waitGone(part: string): Promise<void> {
    await until(`no notification says "${part}"`, async () =>
      (await this.all()).every(({ text }) => !text.includes(part)),
    );
  }
}
