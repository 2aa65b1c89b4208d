import type { Locator, Page } from 'playwright-core';
import { until } from './until';

/** Presses Escape until what it closes has gone: a tooltip that happens to be shown takes the key for itself. */
export async function escapeUntilGone(page: Page, shown: Locator): Promise<void> {
  await until('Escape has closed what was open', async () => {
    await page.keyboard.press('Escape');
    return isGoneSoon(shown);
  });
}

/** Whether something is hidden, or becomes so within a second. */
export function isGoneSoon(shown: Locator): Promise<boolean> {
  return shown.waitFor({ state: 'hidden', timeout: 1000 }).then(
    () => true,
    () => false,
  );
}
