import * as assert from 'node:assert/strict';
import { ListView } from './listView';
import { TestWindow } from './window';

const sampleId = '7074855483357676350';

// What is told by color is told by words and signs as well; the pictures are for looking at.
for (const theme of ['Default High Contrast', 'Default High Contrast Light'] as const) {
  describe(`in the theme ${theme}`, () => {
    let window: TestWindow;
    before(async () => {
      window = await TestWindow.open({
        colorTheme: theme,
        settings: { 'whatsappMedia.concurrency': 1, 'whatsappMedia.retries': 0 },
      });
    });
    afterEach(async function () {
      await window.pictureOfFailure(this.currentTest);
    });
    after(() => window.close());

    it('the list, the confirmation, the pause and the summary can be read', async () => {
      const { workbench, gateway } = window;
      const picture = (name: string): Promise<string> =>
        workbench.picture(`contrast-${name}-${theme.endsWith('Light') ? 'light' : 'dark'}`);
      const view = new ListView(workbench);
      await view.open(`Media ID ${sampleId}, .env, line 5`);
      await picture('list');
      await window.signIn();
      await workbench.runCommand('Notifications: Clear All Notifications');
      gateway.behave({ fault: { name: 'status', status: 400, reason: 'Quota' }, times: 5 });
      await window.enterIds(Array.from({ length: 9 }, (_, index) => `${730_000_000_000_601 + index}`).join(' '));
      assert.equal((await workbench.modal.waitFor()).message, 'Delete 9 WhatsApp media objects?');
      await picture('confirmation');
      await workbench.modal.press('Delete');
      await workbench.toasts.waitFor('The deletion is paused.');
      await picture('pause');
      await workbench.toasts.press('The deletion is paused.', 'Stop');
      await workbench.toasts.waitFor('5 refused, 4 cancelled');
      await picture('summary');
    });
  });
}
