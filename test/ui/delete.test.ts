import * as assert from 'node:assert/strict';
import { until } from '../vscodeDriver/until';
import type { Workbench } from '../vscodeDriver/workbench';
import { removeCredentialsCommand } from './credentialSteps';
import { folderWithoutMediaIds, keepsWindow, TestWindow } from './window';

const sampleId = '7074855483357676350';

describe('Delete WhatsApp Media, as a person does it', () => {
  let window: TestWindow;
  let workbench: Workbench;
  before(async () => {
    window = await TestWindow.open({
      opened: { folder: folderWithoutMediaIds() },
      settings: {
        'whatsappMedia.typeToConfirmAbove': 3,
        'whatsappMedia.concurrency': 1,
        'whatsappMedia.retries': 0,
        // So long a cancelled deletion waits for the service that says nothing.
        'whatsappMedia.timeoutSeconds': 4,
      },
    });
    workbench = window.workbench;
  });
  beforeEach(async () => {
    await workbench.runCommand('Notifications: Clear All Notifications');
    window.gateway.forget();
  });
  keepsWindow(() => window);

  it('says in the view what can be done, and leads there', async () => {
    await workbench.openViewContainer('WhatsApp Media');
    const view = workbench.page.locator('.sidebar .pane-body:visible');
    await view.getByText("They are kept only in VS Code's secret store").waitFor();
    await workbench.picture('view-welcome-dark');
    assert.equal(await view.locator('.monaco-button').count(), 1, 'one primary button');
    await view.locator('.monaco-button', { hasText: 'Set Credentials' }).click();
    await workbench.input.waitFor('Set Credentials');
    await workbench.input.cancel();
  });

  it('checks IDs while they are typed', async () => {
    const { input } = workbench;
    await workbench.runCommand('WhatsApp Media: Delete WhatsApp Media');
    await input.waitFor('Delete WhatsApp Media');
    await input.type('7.07486E+18');
    await input.waitForMessage('7.07486E+18 was damaged by a spreadsheet');
    await workbench.picture('ids-damaged-dark');
    await input.accept();
    assert.equal(await input.isVisible(), true, 'Enter does not accept it');
    await input.replace('1,356,123,456,789,012');
    await input.waitForMessage('1,356,123,456,789,012 has separators between its digits.');
    await input.replace('1600761900334451.0');
    await input.waitForMessage('1600761900334451.0 is a decimal number');
    await workbench.picture('ids-decimals-dark');
    await input.replace('123');
    await input.waitForMessage('123 has 3 digits: a media ID has 13 to 20.');
    await input.replace(`${sampleId}, 1111111111111 1111111111111`);
    await input.waitForMessage('2 media IDs (1 duplicate ignored)');
    await workbench.picture('ids-counted-dark');
    await input.replace(`[${sampleId}, "1219612600446680"] mediaId: 1482930571926384`);
    await input.waitForMessage('3 media IDs');
    await input.cancel();
    window.assertNothingSent();
  });

  it('asks for credentials where there are none; the key is masked; the box stays when focus moves', async () => {
    const { input, modal, page } = workbench;
    await window.enterIds(sampleId);
    const which = await input.waitFor('Set Credentials');
    assert.match(which.title, /Set Credentials for http:\/\/127\.0\.0\.1:\d+/);
    assert.deepEqual(await input.labels(), ['API key', 'User ID and password']);
    await workbench.picture('credentials-which-way-dark');
    await input.pick('API key');
    await input.waitForMessage('User ID (optional)');
    assert.equal((await input.waitFor('Set Credentials')).isMasked, false);
    await input.accept();
    await input.waitForMessage('API key (kept in the secret store only)');
    assert.equal((await input.waitFor('Set Credentials')).isMasked, true);
    await input.type('ui key');
    await input.waitForMessage('contains white space or a character that a request header cannot carry');
    await input.replace('ui-key');
    await page.locator('.part.editor').click({ position: { x: 300, y: 400 } });
    assert.equal(await input.isVisible(), true, 'a click elsewhere does not lose what was typed');
    await workbench.picture('credentials-api-key-dark');
    await page.locator('.quick-input-widget input').click();
    await input.accept();
    const { message, detail, buttons } = await modal.waitFor();
    assert.equal(message, `Delete WhatsApp media ${sampleId}?`);
    assert.match(detail, /cannot be undone/);
    assert.ok(buttons.includes('Delete') && buttons.includes('Cancel'));
    await workbench.picture('confirmation-one-dark');
    await modal.press('Delete');
    const summary = await workbench.toasts.waitFor(`WhatsApp media ${sampleId}: deleted.`);
    assert.deepEqual([summary.severity, summary.buttons], ['info', ['Show Output']]);
    await workbench.picture('summary-deleted-dark');
    assert.deepEqual(window.gateway.deletedIds(), [sampleId]);
    const [deletion] = window.deletions();
    assert.equal(deletion?.url, `/WAApi/media?mediaId=${sampleId}&output=json`);
    assert.equal(deletion.headers.apikey, 'ui-key');
  });

  it('shows the output with a line for the ID', async () => {
    await workbench.runCommand('WhatsApp Media: Show Output');
    await workbench.page
      .locator('.part.panel .view-line', { hasText: `${sampleId}: deleted` })
      .first()
      .waitFor();
    await workbench.picture('output-dark');
    await workbench.runCommand('View: Toggle Panel Visibility');
  });

  describe('once signed in', () => {
    before(() => window.signIn());

    for (const [name, leave] of [
      ['Escape', () => workbench.modal.escape()],
      ['Cancel', () => workbench.modal.press('Cancel')],
      [
        "the dialog's close button",
        async () => {
          await workbench.page.locator('.monaco-dialog-box .codicon-dialog-close').click();
          await workbench.modal.waitGone();
        },
      ],
    ] as const) {
      it(`${name} at the confirmation sends nothing`, async () => {
        await window.enterIds(sampleId);
        await workbench.modal.waitFor();
        await leave();
        window.assertNothingSent();
      });
    }

    it('above the limit the number must be typed', async () => {
      const { input, modal } = workbench;
      await window.enterIds('1111111111111 2222222222222 3333333333333 4444444444444');
      const { message, buttons } = await modal.waitFor();
      assert.equal(message, 'Delete 4 WhatsApp media objects?');
      assert.ok(buttons.includes('Continue…') && !buttons.includes('Delete'));
      await workbench.picture('confirmation-over-limit-dark');
      await modal.press('Continue…');
      await input.waitFor('Delete 4 Media Objects');
      await input.type('3');
      await input.waitForMessage('Type 4, or press Escape to send nothing.');
      await input.accept();
      window.assertNothingDeleted();
      await workbench.picture('confirmation-type-the-number-dark');
      await input.replace('4');
      await input.accept();
      await workbench.toasts.waitFor('WhatsApp media: 4 deleted.');
      assert.equal(window.gateway.deletedIds().length, 4);
    });

    it('leaves out what may be rounded, and takes it in where the user chooses so', async () => {
      const { input, modal } = workbench;
      const [certain, ...rounded] = ['482930571926384', '7401855483357670000', '7401483057192600000'];
      const third = '7401907264518830000';
      await window.enterIds([certain, ...rounded, third].join(' '));
      const first = await modal.waitFor();
      assert.equal(first.message, `Delete WhatsApp media ${certain}?`);
      assert.match(first.detail, /3 left out: they may be rounded\./);
      assert.deepEqual([...first.buttons].sort(), ['Cancel', 'Choose…', 'Delete']);
      await workbench.picture('confirmation-left-out-dark');
      await modal.press('Choose…');
      await input.waitFor('Choose What to Delete');
      assert.deepEqual(await input.checked(), ['4 that are not listed by this account']);
      await input.cancel();
      assert.deepEqual(await modal.waitFor(), first, 'Escape leads back to the same question');
      await modal.press('Choose…');
      await input.waitFor('Choose What to Delete');
      await input.toggle('3 that may be rounded');
      await workbench.picture('choose-groups-dark');
      await input.accept();
      const second = await modal.waitFor();
      assert.equal(second.message, 'Delete 4 WhatsApp media objects?');
      assert.match(second.detail, /3 of them may be rounded/);
      await workbench.picture('confirmation-chosen-dark');
      await modal.press('Continue…');
      await input.waitFor('Delete 4 Media Objects');
      await input.type('4');
      await input.accept();
      await workbench.toasts.waitFor('WhatsApp media: 4 deleted.');
      assert.deepEqual(window.gateway.deletedIds(), [certain, ...rounded, third]);
    });

    it('says of what was deleted before when, and with which account', async () => {
      await window.enterIds(sampleId);
      const { detail, buttons } = await workbench.modal.waitFor();
      assert.match(detail, /Deleted before: \w{3} \d+, \d{4}, \d+:\d\d\s[AP]M \S+ by account Default/);
      assert.ok(!buttons.includes('Choose…'));
      await workbench.picture('confirmation-deleted-before-dark');
      await workbench.modal.escape();
      window.assertNothingSent();
    });

    it('tells of a partial failure as a warning, with the numbers', async () => {
      window.gateway.behave({ fault: { name: 'status', status: 400 }, mediaId: '2222222222222' });
      window.gateway.behave({ fault: { name: 'status', status: 404 }, mediaId: '3333333333333' });
      await window.enterIds('1111111111111 2222222222222 3333333333333');
      await workbench.modal.press('Delete');
      const { text, severity } = await workbench.toasts.waitFor('1 deleted, 1 not found, 1 refused');
      assert.equal(severity, 'warning');
      assert.match(text, /gone, expired or not this account's/);
      await workbench.picture('summary-partial-dark');
    });

    it('shows progress that can be cancelled; then nothing more is sent', async () => {
      window.gateway.behave({ fault: { name: 'silence' }, mediaId: '2222222222222' });
      await window.enterIds('1111111111111 2222222222222 3333333333333');
      await workbench.modal.press('Delete');
      await window.gateway.waitForDeletions(2);
      await workbench.toasts.waitFor('Deleting 3 WhatsApp media objects: 1 of 3');
      await workbench.picture('progress-dark');
      await workbench.toasts.press('Deleting 3 WhatsApp media objects', 'Cancel');
      const { text, buttons } = await workbench.toasts.waitFor('1 deleted, 1 unknown, 1 cancelled');
      assert.match(text, /may or may not have been deleted/);
      assert.deepEqual(buttons, ['Continue with 1', 'Retry Failed', 'Open Settings', 'Show Output']);
      assert.equal(window.gateway.deletions.length, 2);
      await workbench.picture('summary-canceled-dark');
      await workbench.toasts.press('1 deleted, 1 unknown, 1 cancelled', 'Continue with 1');
      assert.equal((await workbench.modal.waitFor()).message, 'Delete WhatsApp media 3333333333333?');
      await workbench.modal.press('Delete');
      await workbench.toasts.waitFor('WhatsApp media 3333333333333: deleted.');
    });
  });

  it('after Remove Credentials asks for them again', async () => {
    await workbench.runCommand(removeCredentialsCommand);
    await workbench.modal.press('Remove');
    await workbench.toasts.waitFor('Credentials were removed from the secret store.');
    await window.enterIds(sampleId);
    await workbench.input.waitFor('Set Credentials');
    await workbench.input.cancel();
    window.assertNothingSent();
  });

  it('takes a user ID and a password, and says that they are part of the URL', async () => {
    const { input, modal } = workbench;
    await window.enterIds(sampleId);
    await input.waitFor('Set Credentials');
    await workbench.page
      .locator('.quick-input-list', { hasText: 'Sent in the URL, which proxies and servers may write to their logs.' })
      .waitFor();
    await input.pick('User ID and password');
    await input.waitForMessage('User ID (kept');
    await input.type('shop');
    await input.accept();
    await input.waitForMessage('Password (kept');
    assert.equal((await input.waitFor('Set Credentials')).isMasked, true);
    await input.type('p@ss w/rd&1+é%');
    await input.accept();
    await modal.press('Delete');
    await workbench.toasts.waitFor(`WhatsApp media ${sampleId}: deleted.`);
    assert.equal(window.deletions()[0]?.query.password, 'p@ss w/rd&1+é%');
  });

  it('never wrote a credential to the log', async () => {
    await window.waitForLog(`Media ${sampleId}: deleted`);
    for (const secret of ['ui-key', 'p@ss w', encodeURIComponent('p@ss w/rd&1+é%')]) {
      assert.ok(!window.log().includes(secret), secret);
    }
    await until('the log is complete', () => window.log().includes('account "Default"'));
  });
});

describe('Delete WhatsApp Media in the light theme', () => {
  let window: TestWindow;
  before(async () => {
    window = await TestWindow.open({ opened: { folder: folderWithoutMediaIds() }, colorTheme: 'Default Light Modern' });
  });
  keepsWindow(() => window);

  it('looks right', async () => {
    const { workbench } = window;
    await workbench.openViewContainer('WhatsApp Media');
    await workbench.page.getByText("They are kept only in VS Code's secret store").waitFor();
    await workbench.picture('view-welcome-light');
    await window.signIn();
    const ids = Array.from({ length: 12 }, (_, index) => String(123_456_789_012_345 + index * 7919));
    await window.enterIds(ids.join(' '));
    const { detail } = await workbench.modal.waitFor();
    assert.match(detail, /… and 2 more/);
    await workbench.picture('confirmation-twelve-light');
    await workbench.modal.press('Delete');
    const { severity } = await workbench.toasts.waitFor('WhatsApp media: 12 deleted.');
    assert.equal(severity, 'info');
    await workbench.picture('summary-light');
    await workbench.runCommand('Notifications: Clear All Notifications');
    window.gateway.forget();
    const rounded = ['7401855483357670000', '7401483057192600000', '7401907264518830000'];
    await window.enterIds([...ids.slice(0, 2), ...rounded, '482930571926384'].join(' '));
    await workbench.modal.waitFor();
    await workbench.picture('confirmation-left-out-light');
    await workbench.modal.press('Choose…');
    await workbench.input.waitFor('Choose What to Delete');
    assert.deepEqual(await workbench.input.checked(), [
      '2 that were deleted before',
      '6 that are not listed by this account',
    ]);
    await workbench.input.toggle('3 that may be rounded');
    await workbench.input.toggle('2 that were deleted before');
    await workbench.picture('choose-groups-light');
    await workbench.input.accept();
    assert.equal((await workbench.modal.waitFor()).message, 'Delete 4 WhatsApp media objects?');
    await workbench.picture('confirmation-chosen-light');
    await workbench.modal.press('Delete');
    await workbench.toasts.waitFor('WhatsApp media: 4 deleted. 2 left out: deleted already.');
    await workbench.picture('summary-left-out-light');
    assert.deepEqual(window.gateway.deletedIds(), [...rounded, '482930571926384']);
  });
});
