import * as assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { FakeGatewayOptions, FakeGateway, RecordedRequest } from '../gateway/fakeGateway';
import { startFakeGateway } from '../gateway/fakeGateway';
import { ensureChromium } from '../vscodeDriver/chromium';
import type { OpenedWindow, ServedVsCode } from '../vscodeDriver/server';
import { serveVsCode } from '../vscodeDriver/server';
import { until } from '../vscodeDriver/until';
import { unpackVsix } from '../vscodeDriver/vsix';
import { Workbench } from '../vscodeDriver/workbench';
import { artifactsFolder, sampleWorkspace, vsixFile } from '../run/folders';
import { answerWithApiKey, setCredentialsCommand } from './credentialSteps';
import { buildDriver } from './driver/build';

export const extensionId = 'whatsapp-media-tools.delete-whatsapp-media';

export interface WindowOptions {
  readonly gateway?: FakeGatewayOptions;
  /** The user's settings; the endpoint is the gateway's unless it is set here. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly opened?: OpenedWindow;
  readonly workspaceTrust?: boolean;
  /** Installs the driver extension, too. */
  readonly withDriver?: boolean;
  /** Keeps credentials when the window is loaded anew. */
  readonly keepsSecrets?: boolean;
  readonly colorTheme?:
    'Default Dark Modern' | 'Default Light Modern' | 'Default High Contrast' | 'Default High Contrast Light';
}

/** A folder without media IDs, in which the view says what can be done. */
export function folderWithoutMediaIds(): string {
  const folder = path.join(artifactsFolder, 'folder-without-media-ids');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'notes.txt'), 'Nothing to delete here.\n');
  return folder;
}

/** A window of a real VS Code with the packaged extension installed, and a fake gateway to send to. */
export class TestWindow {
  private constructor(
    readonly gateway: FakeGateway,
    readonly served: ServedVsCode,
    readonly workbench: Workbench,
  ) {}

  static async open(options: WindowOptions = {}): Promise<TestWindow> {
    const say = (line: string): void => {
      console.log(line);
    };
    const gateway = await startFakeGateway({
      apiKeys: ['ui-key'],
      users: { shop: 'p@ss w/rd&1+é%' },
      ...options.gateway,
    });
    const extension = await unpackVsix(vsixFile, path.join(artifactsFolder, 'unpacked-ui'));
    const served = await serveVsCode({
      version: '1.139',
      installedExtensions: options.withDriver === true ? [extension, await buildDriver()] : [extension],
      settings: {
        'whatsappMedia.endpoint': gateway.endpoint,
        'whatsappMedia.requestsPerSecond': 0,
        'workbench.colorTheme': options.colorTheme ?? 'Default Dark Modern',
        ...options.settings,
      },
      workspaceTrust: options.workspaceTrust ?? false,
      say,
    });
    const workbench = await Workbench.open({
      url: served.url(options.opened ?? { folder: sampleWorkspace }),
      executablePath: await ensureChromium(say),
      pictures: artifactsFolder,
      keepsSecrets: options.keepsSecrets ?? false,
    });
    return new TestWindow(gateway, served, workbench);
  }

  async close(): Promise<void> {
    await this.workbench.close();
    await this.served.stop();
    await this.gateway.stop();
  }

  /** A picture of the window where a test failed, and what it says, since CI keeps no pictures. */
  async pictureOfFailure(test: Mocha.Test | undefined): Promise<void> {
    if (test?.state !== 'failed') return;
    console.log(await this.workbench.describe());
    await this.workbench.picture(`failure-${test.title.replace(/\W+/g, '-').slice(0, 60)}`);
  }

  /** Sets an API key through the user interface. The gateway forgets the request that tested it. */
  async signIn(apiKey = 'ui-key'): Promise<void> {
    await this.workbench.runCommand(setCredentialsCommand);
    await this.answerCredentials(apiKey);
    await this.workbench.toasts.waitFor('Credentials accepted');
    this.gateway.forget();
  }

  /**
   * Answers the questions of Set Credentials with an API key. The notification that follows isn't waited for: where a
   * confirmation follows, too, VS Code may hold the notification back behind a bell that the dialog covers.
   */
  answerCredentials(apiKey = 'ui-key'): Promise<void> {
    return answerWithApiKey(this.workbench.input, apiKey);
  }

  /** Starts Delete WhatsApp Media from the palette and enters IDs. */
  async enterIds(ids: string): Promise<void> {
    await this.workbench.runCommand('WhatsApp Media: Delete WhatsApp Media');
    await this.workbench.input.waitFor('Delete WhatsApp Media');
    await this.workbench.input.replace(ids);
    await this.workbench.input.accept();
  }

  log(): string {
    return this.served.logOf(extensionId, 'WhatsApp Media');
  }

  async waitForLog(part: string): Promise<void> {
    await until(`the log says "${part}"`, () => this.log().includes(part));
  }

  /** What was sent beside the request that tests credentials. */
  deletions(): RecordedRequest[] {
    return [...this.gateway.deletions];
  }

  /** What the account lists may have been asked for. */
  assertNothingDeleted(): void {
    assert.deepEqual(this.deletions(), [], 'no deletion may be sent');
  }

  assertNothingSent(): void {
    assert.deepEqual(
      this.gateway.requests.map(({ method, path: target }) => `${method} ${target}`),
      [],
      'nothing may be sent',
    );
  }
}

/** In a `describe`: keeps a picture of the window when a test fails, and closes it after the last one. */
export function keepsWindow(window: () => TestWindow): void {
  afterEach(async function () {
    await window().pictureOfFailure(this.currentTest);
  });
  after(() => window().close());
}
