import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { startFakeGateway } from '../gateway/fakeGateway';
import { ensureChromium } from '../vscodeDriver/chromium';
import { findDesktopCode, openDesktop } from '../vscodeDriver/desktop';
import { serveVsCode } from '../vscodeDriver/server';
import { unpackVsix } from '../vscodeDriver/vsix';
import { artifactsFolder, projectFolder, sampleWorkspace, vsixFile } from '../run/folders';
import { play } from './play';
import { sampleMediaId } from './sampleMedia';
import { sampleStock } from './sampleStock';

const apiKey = 'box-api-key';
const user = { id: 'box-user', password: 'box-password' };

const say = (line: string): void => {
  console.log(line);
};

// node out/test/start/main.js [--play] [--served]: see "Try it" in README.md.
async function main(args: readonly string[]): Promise<number> {
  const isPlaying = args.includes('--play');
  const unknown = args.find((argument) => !['--play', '--served'].includes(argument));
  if (unknown !== undefined) throw new Error(`Unknown option ${unknown}. There are --play and --served.`);
  const gateway = await startFakeGateway({
    apiKeys: [apiKey],
    users: { [user.id]: user.password },
    stock: sampleStock,
  });
  say(`The fake gateway listens at ${gateway.endpoint}`);
  const workspace = path.join(mkdtempSync(path.join(tmpdir(), 'delete-whatsapp-media-')), 'sample-workspace');
  cpSync(sampleWorkspace, workspace, { recursive: true });
  const settings = {
    'whatsappMedia.endpoint': gateway.endpoint,
    ...(isPlaying ? { 'whatsappMedia.keepCopies': 'always' } : {}),
  };
  try {
    const code = isPlaying || args.includes('--served') ? undefined : findDesktopCode();
    if (code !== undefined) {
      tellWhatToDo();
      say('Opening the desktop VS Code; close its window to end.');
      await openDesktop(code, projectFolder, workspace, settings);
      return 0;
    }
    // Installed, not under development: the served VS Code shows no notifications in its development mode.
    say('Starting the served VS Code …');
    const installedExtensions = [await unpackVsix(vsixFile, path.join(artifactsFolder, 'unpacked-start'))];
    const served = await serveVsCode({ version: '1.139', installedExtensions, settings, say });
    try {
      const url = served.url({ folder: workspace });
      if (isPlaying)
        return await play({ gateway, served, url, apiKey, executablePath: await ensureChromium(say), say });
      tellWhatToDo();
      say(`Open this address in a browser; press Ctrl+C here to end:\n\n  ${url}\n`);
      await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
      return 0;
    } finally {
      await served.stop();
    }
  } finally {
    await gateway.stop();
    rmSync(path.dirname(workspace), { recursive: true, force: true });
  }
}

function tellWhatToDo(): void {
  say('');
  say('In VS Code, run from the command palette (F1):');
  say(
    `  WhatsApp Media: Set Credentials (API Key)…  API key "${apiKey}", or user ID "${user.id}" and password "${user.password}"`,
  );
  say(`  WhatsApp Media: Delete WhatsApp Media       for example ${sampleMediaId}`);
  say('');
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
