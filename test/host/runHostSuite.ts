import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { ServedVersion } from '../vscodeDriver/installServed';
import { runSuiteInVsCode } from '../vscodeDriver/runSuite';
import { unpackVsix } from '../vscodeDriver/vsix';
import { artifactsFolder, projectFolder, vsixFile } from '../run/folders';
import type { Counts } from '../run/mocha';

/**
 * Runs the suite inside VS Code against the packaged extension: the `.vsix` is unpacked, and the compiled tests are laid
 * beside it, because VS Code gives code the same `vscode` module only within one extension's folder, and the suite
 * stands in for the user at that module.
 * @param pattern only tests whose title matches.
 */
export async function runHostSuite(
  pattern = process.env.DELETE_WHATSAPP_MEDIA_GREP,
  version: ServedVersion = '1.139',
): Promise<Counts> {
  const extension = await unpackVsix(vsixFile, path.join(artifactsFolder, `unpacked-${version}`));
  cpSync(path.join(projectFolder, 'out'), path.join(extension, 'out'), { recursive: true });
  const workspace = mkdtempSync(path.join(tmpdir(), 'host-suite-'));
  try {
    cpSync(path.join(projectFolder, 'test', 'host', 'workspace'), workspace, { recursive: true });
    return await runSuiteInVsCode({
      extension,
      suite: path.join(extension, 'out', 'test', 'host', 'index.js'),
      workspace,
      resultsFile: path.join(artifactsFolder, `results-host-${version}.json`),
      settings: {},
      environment: {
        DELETE_WHATSAPP_MEDIA_RESULTS: path.join(artifactsFolder, `results-host-${version}.json`),
        ...(pattern === undefined ? {} : { DELETE_WHATSAPP_MEDIA_GREP: pattern }),
      },
      version,
      say: console.log,
    });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}
