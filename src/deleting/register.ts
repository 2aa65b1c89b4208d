import * as vscode from 'vscode';
import { setCredentials } from '../accounts/setCredentials';
import type { Commands } from '../commands';
import type { BatchReport } from '../core/deletion/batch';
import type { DeletionResult } from '../core/deletion/outcome';
import type { MediaIdList } from '../core/mediaIds/typedList';
import { readEndpoint, settingsSection } from '../settings/sendingSettings';
import { requireTrust } from '../trust/requireTrust';
import { askForMediaIds } from './askForMediaIds';
import type { DeletionRequest, DeletionServices } from './deletion';
import { deleteMedia, idsNotSettled } from './deletion';
import { readHandedOver } from './handedOver';
import type { SummaryAction } from './summary';
import { showSummary, summarize } from './summary';

/** The command Delete WhatsApp Media. */
export function registerDeleting(commands: Commands, services: DeletionServices): void {
  commands.register('whatsappMedia.delete', async (argument) => {
    // Asked again before anything is sent; here so that nobody types IDs in vain.
    if (!(await requireTrust())) return undefined;
    const list = Array.isArray(argument) ? readHandedOver(argument) : await askForMediaIds();
    if (list === undefined || list.mediaIds.length === 0) return undefined;
    return deleteAndSummarize(requestFor(list), services);
  });
}

function requestFor({ mediaIds, rounded }: MediaIdList): DeletionRequest {
  return {
    mediaIds,
    likely: new Set(),
    rounded: new Set(rounded === undefined ? [] : [rounded]),
    filesUsingThem: undefined,
  };
}

async function deleteAndSummarize(
  request: DeletionRequest,
  services: DeletionServices,
): Promise<DeletionResult[] | undefined> {
  const report = await deleteMedia(request, services);
  if (report === undefined) return undefined;
  showSummary(summarize(report), [
    ...waysOn(report, request, services),
    {
      title: vscode.l10n.t('Show Output'),
      run: () => vscode.commands.executeCommand('whatsappMedia.showOutput'),
    },
  ]);
  return [...report.results];
}

/** What may mend the fault that stopped a batch; the rest is then asked for again, confirmation included. */
function waysOn(report: BatchReport, request: DeletionRequest, services: DeletionServices): SummaryAction[] {
  const cause = report.stop?.kind === 'fault' ? report.stop.cause : undefined;
  const goOn = (): Promise<unknown> =>
    deleteAndSummarize({ ...request, mediaIds: idsNotSettled(report.results) }, services);
  if (cause === 'credentialsRejected') {
    return [
      {
        title: vscode.l10n.t('Set Credentials'),
        run: async () => {
          if ((await setCredentials(services.accounts, readEndpoint())) !== undefined) await goOn();
        },
      },
    ];
  }
  if (cause === 'methodNotAllowed') {
    const configuration = vscode.workspace.getConfiguration(settingsSection);
    const other = configuration.inspect('httpMethod')?.globalValue === 'POST' ? 'DELETE' : 'POST';
    return [
      {
        title: vscode.l10n.t('Switch to {0} and Start Again', other),
        run: async () => {
          await configuration.update('httpMethod', other, vscode.ConfigurationTarget.Global);
          await goOn();
        },
      },
    ];
  }
  return [];
}
