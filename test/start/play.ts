import * as assert from 'node:assert/strict';
import type { FakeGateway } from '../gateway/fakeGateway';
import type { Say } from '../vscodeDriver/run';
import type { ServedVsCode } from '../vscodeDriver/server';
import { until } from '../vscodeDriver/until';
import { Workbench } from '../vscodeDriver/workbench';
import { artifactsFolder } from '../run/folders';
import { AccountView } from '../ui/accountView';
import { answerWithApiKey, setCredentialsCommand } from '../ui/credentialSteps';
import { sampleMediaId } from './sampleMedia';

export interface PlayOptions {
  readonly gateway: FakeGateway;
  readonly served: ServedVsCode;
  readonly url: string;
  readonly apiKey: string;
  /** The browser. */
  readonly executablePath: string;
  readonly say: Say;
}

const extensionId = 'whatsapp-media-tools.delete-whatsapp-media';

/**
 * Does the main job through the real user interface: sets the credentials, shows the account, previews a picture, deletes
 * it once a copy is kept, shows the output, and ends with the proof: the account lists it no longer.
 * @returns 0 when the gateway saw exactly the right deletion, 1 when it saw anything else.
 */
export async function play({ gateway, served, url, apiKey, executablePath, say }: PlayOptions): Promise<number> {
  const workbench = await Workbench.open({ url, executablePath, pictures: artifactsFolder });
  const { input, modal, toasts } = workbench;
  try {
    say('Setting the credentials …');
    await workbench.runCommand(setCredentialsCommand);
    await input.waitFor('Set Credentials');
    await workbench.picture('play-1-which-way');
    await answerWithApiKey(input, apiKey);
    await toasts.waitFor('Credentials accepted');
    await workbench.picture('play-2-accepted');

    say('Looking at the account …');
    const { page } = workbench;
    const account = new AccountView(workbench);
    await account.open();
    await account.toggleMediaIds();
    const row = account.row('Welcome banner');
    await row.waitFor();
    await workbench.picture('play-3-account');
    await row.click({ button: 'right' });
    await workbench.menu('Preview WhatsApp Media', 'play-4-account-menu');
    await page.locator('.statusbar', { hasText: '160x100' }).waitFor();
    await workbench.picture('play-5-preview');

    say(`Deleting ${sampleMediaId} …`);
    await workbench.runCommand('WhatsApp Media: Delete WhatsApp Media');
    await input.waitFor('Delete WhatsApp Media');
    await input.type(sampleMediaId);
    await workbench.picture('play-6-media-id');
    await input.accept();
    const confirmation = await modal.waitFor();
    say(`The confirmation: ${confirmation.message}`);
    await workbench.picture('play-7-confirmation');
    await modal.press('Delete');
    const summary = await toasts.waitFor(`WhatsApp media ${sampleMediaId}: deleted`);
    say(`The summary: ${summary.text}`);
    assert.match(summary.text, /Confirmed: the account no longer lists it/);
    await workbench.picture('play-8-summary');
    await toasts.press(summary.text, 'Show Output');
    await until('the output has a line for the ID', () =>
      served.logOf(extensionId, 'WhatsApp Media').includes(`Media ${sampleMediaId}: deleted`),
    );
    await workbench.page.locator('.part.panel .view-line', { hasText: sampleMediaId }).first().waitFor();
    await workbench.picture('play-9-output');
    await workbench.runCommand('WhatsApp Media: Show Deletion History');
    await page.locator('.editor-instance .view-line', { hasText: '1 kept copy' }).first().waitFor();
    await row.waitFor({ state: 'hidden' });
    await workbench.picture('play-10-history');
    say(`\nThe output channel says:\n${served.logOf(extensionId, 'WhatsApp Media')}`);
  } catch (error) {
    say(`It went wrong; see ${await workbench.picture('play-failure')}`);
    throw error;
  } finally {
    await workbench.close();
  }
  const deletions = gateway.requests.filter(({ method }) => method !== 'GET');
  const seen = deletions.map(({ method, url: target, headers, body, deleted }) => ({
    method,
    target,
    apiKey: headers.apikey,
    body,
    deleted,
  }));
  const right = [
    { method: 'DELETE', target: `/WAApi/media?mediaId=${sampleMediaId}&output=json`, apiKey, body: '', deleted: true },
  ];
  try {
    assert.deepEqual(seen, right);
    say('The gateway saw exactly the right request.');
    return 0;
  } catch (error) {
    say(`The gateway saw something else: ${String(error)}`);
    return 1;
  }
}
