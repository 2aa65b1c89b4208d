import * as assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { isGoneSoon } from '../vscodeDriver/escape';
import { until } from '../vscodeDriver/until';
import type { Workbench } from '../vscodeDriver/workbench';

/** As much of the browser's elements as is needed here. */
interface ShownRow {
  readonly className: string;
  getAttribute(name: string): string | null;
}

/** The list in the view Media IDs. */
export class ListView {
  constructor(private readonly workbench: Workbench) {}

  /** Opens the view and waits until it lists this. */
  async open(labelPart: string): Promise<void> {
    await this.workbench.openViewContainer('WhatsApp Media');
    await this.waitForLabel(labelPart);
  }

  rows(): Locator {
    return this.workbench.page.locator('.sidebar .monaco-list-row');
  }

  row(text: string): Locator {
    return this.rows().filter({ hasText: text }).first();
  }

  twistie(text: string): Locator {
    return this.row(text).locator('.monaco-tl-twistie');
  }

  /** What a screen reader says of the rows on the screen. */
  async labels(): Promise<string[]> {
    return this.labelsOf(() => true);
  }

  /** The same of the selected ones. */
  async selected(): Promise<string[]> {
    return this.labelsOf((className) => /(^| )selected( |$)/.test(className));
  }

  async waitForLabel(part: string): Promise<void> {
    await this.waitForLabels(`a row says "${part}"`, (labels) => labels.some((label) => label.includes(part)));
  }

  async waitUntilGone(part: string): Promise<void> {
    await this.waitForLabels(`no row says "${part}"`, (labels) => !labels.some((label) => label.includes(part)));
  }

  async waitForSelected(part: string): Promise<void> {
    await until(`"${part}" alone is selected`, async () => {
      const selected = await this.selected();
      return selected.length === 1 && selected.every((label) => label.includes(part));
    }).catch(async (error: unknown) => {
      throw new Error(`${String(error)}; selected: ${(await this.selected()).join(' | ')}`);
    });
  }

  /** Presses Home until the row is there: another list is shown from where the one before was left. */
  async scrollUpTo(label: string): Promise<void> {
    await until(`"${label}" is at the top`, async () => {
      await this.workbench.page.keyboard.press('Home');
      return (await this.labels()).some((one) => one.startsWith(label));
    });
  }

  async waitForLabels(state: string, holds: (labels: readonly string[]) => boolean): Promise<void> {
    await until(state, async () => holds(await this.labels())).catch(async (error: unknown) => {
      throw new Error(`${String(error)}; rows: ${(await this.labels()).join(' | ')}`);
    });
  }

  /** The name of a row's icon, such as `warning`. */
  async icon(text: string): Promise<string> {
    const classes = (await this.row(text).locator('.custom-view-tree-node-item-icon').getAttribute('class')) ?? '';
    return /codicon-(?!modifier)([\w-]+)/.exec(classes)?.[1] ?? classes;
  }

  /** Rests the pointer on a row until its tooltip says this; returns all that it says. */
  async tooltip(text: string, part: string): Promise<string> {
    const { page } = this.workbench;
    // The tooltip of the row before may still be fading away.
    const hover = page.locator('.monaco-hover:visible', { hasText: part }).filter({ hasText: text });
    // A hover opens after a while, or not at all when the window was busy: then a person moves the pointer again.
    await until(`the tooltip of ${text} says "${part}"`, async () => {
      await page.mouse.move(700, 500);
      await this.row(text).locator('.label-name').hover();
      return hover
        .first()
        .waitFor({ timeout: 3000 })
        .then(
          () => true,
          () => false,
        );
    });
    return (await hover.first().innerText()).replace(/\s+/g, ' ');
  }

  /** Takes the pointer off the list, so that no tooltip lies over a row. */
  async leaveTooltip(): Promise<void> {
    const { page } = this.workbench;
    const tooltip = page.locator('.monaco-hover:visible').first();
    // One that opens only after the pointer has left stays until the pointer has been on it.
    await until('no tooltip is shown', async () => {
      await page.mouse.move(700, 500);
      await page.mouse.move(710, 510);
      const isGone = await isGoneSoon(tooltip);
      if (!isGone) await tooltip.hover({ timeout: 1000 }).catch(() => undefined);
      return isGone;
    });
  }

  /** Presses Delete on what is selected: the modal asks this, and is left by Escape. */
  async assertDeleteAsks(question: string): Promise<void> {
    await this.workbench.page.keyboard.press('Delete');
    assert.equal((await this.workbench.modal.waitFor()).message, question);
    await this.workbench.modal.escape();
  }

  /** Chooses an item of the view's overflow menu; with a name, takes a picture of the menu before. */
  async overflow(label: string, pictureName?: string): Promise<void> {
    const header = this.workbench.page.locator('.sidebar .pane-header', { hasText: 'Media IDs' });
    await header.hover();
    await header.locator('a.codicon-toolbar-more').click();
    await this.workbench.menu(label, pictureName);
  }

  /** Narrows the list by the command Filter. */
  async filter(text: string): Promise<void> {
    await this.workbench.runCommand('WhatsApp Media: Filter…');
    await this.workbench.input.waitFor('Filter Media IDs');
    await this.workbench.input.replace(text);
    await this.workbench.input.accept();
  }

  private async labelsOf(wants: (className: string) => boolean): Promise<string[]> {
    const rows = await this.rows().evaluateAll((elements) =>
      (elements as unknown as ShownRow[]).map((element) => ({
        className: element.className,
        label: element.getAttribute('aria-label') ?? '',
      })),
    );
    return rows.filter(({ className }) => wants(className)).map(({ label }) => label);
  }
}
