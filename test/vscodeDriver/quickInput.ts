import type { Locator, Page } from 'playwright-core';
import { escapeUntilGone } from './escape';
import { until } from './until';

/** The box at the top of the window: command palette, quick picks, input boxes. */
export class QuickInput {
  private readonly widget: Locator;
  private readonly box: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget:visible');
    this.box = this.widget.locator('.quick-input-box input');
  }

  isVisible(): Promise<boolean> {
    return this.widget.isVisible();
  }

  async waitVisible(): Promise<void> {
    await this.box.waitFor();
  }

  /** Waits for the box with this text in its title, and returns all that it says. */
  async waitFor(title: string): Promise<{ title: string; placeholder: string; message: string; isMasked: boolean }> {
    await this.widget.locator('.quick-input-title', { hasText: title }).waitFor();
    return {
      title: (await this.widget.locator('.quick-input-title').textContent()) ?? '',
      placeholder: (await this.box.getAttribute('placeholder')) ?? '',
      message: await this.message(),
      isMasked: (await this.box.getAttribute('type')) === 'password',
    };
  }

  /** The prompt, or what validation says. */
  async message(): Promise<string> {
    return (await this.widget.locator('.quick-input-message').textContent()) ?? '';
  }

  async waitForMessage(part: string): Promise<void> {
    await this.widget.locator('.quick-input-message', { hasText: part }).waitFor();
  }

  /** Puts text into the box in place of what is there. */
  async replace(text: string): Promise<void> {
    await this.box.fill(text);
  }

  /** The same; `false` when the box has gone before. */
  async tryReplace(text: string): Promise<boolean> {
    for (;;) {
      try {
        await this.box.fill(text, { timeout: 1000 });
        return true;
      } catch {
        if (!(await this.isVisible())) return false;
      }
    }
  }

  /** Types key by key. */
  async type(text: string): Promise<void> {
    await this.box.pressSequentially(text);
  }

  async accept(): Promise<void> {
    await this.page.keyboard.press('Enter');
  }

  /** Escape; returns when the box has gone. */
  async cancel(): Promise<void> {
    await this.box.focus();
    await escapeUntilGone(this.page, this.widget);
  }

  /** Presses the Back button of a step. */
  async back(): Promise<void> {
    await this.widget.locator('.quick-input-titlebar .codicon-quick-input-back').click();
  }

  value(): Promise<string> {
    return this.box.inputValue();
  }

  /** The rows offered, without descriptions. */
  async labels(): Promise<string[]> {
    const rows = this.widget.locator('.quick-input-list .monaco-list-row .quick-input-list-row:first-child');
    const texts = await rows.locator('.monaco-icon-label .label-name').allTextContents();
    return texts.map((text) => text.trim());
  }

  /** The rows that are checked, where many can be chosen; labels alone. */
  async checked(): Promise<string[]> {
    const rows = this.widget.locator('.quick-input-list .monaco-list-row', {
      has: this.page.locator('.monaco-checkbox.codicon-check, input[type="checkbox"]:checked'),
    });
    const texts = await rows.locator('.quick-input-list-row:first-child .label-name').allTextContents();
    return texts.map((text) => text.trim());
  }

  /** Checks or unchecks a row by a part of its label, where many can be chosen. */
  async toggle(part: string): Promise<void> {
    const before = (await this.checked()).join();
    // Its detail may hold the labels of other rows.
    const label = this.page.locator('.quick-input-list-row:first-child .label-name', { hasText: part });
    await this.widget.locator('.quick-input-list .monaco-list-row', { has: label }).first().click();
    await until(`"${part}" is checked or unchecked`, async () => (await this.checked()).join() !== before);
  }

  /** Chooses a row by its label. */
  async pick(label: string): Promise<void> {
    await until(`"${label}" is offered`, async () => (await this.labels()).includes(label));
    await this.widget.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();
  }
}
