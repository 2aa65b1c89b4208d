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

const command = 'whatsappMedia.delete';

/** The command Delete WhatsApp Media. */
export function registerDeleting(commands: Commands, services: DeletionServices): void {
  const deleting = new Deleting(commands, services);
  commands.register(command, async (argument) => {
    // Asked again before anything is sent; here so that nobody types IDs in vain.
    if (!(await requireTrust())) return undefined;
    const list = Array.isArray(argument) ? readHandedOver(argument) : await askForMediaIds();
    if (list === undefined || list.mediaIds.length === 0) return undefined;
    return deleting.run(requestFor(list));
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

/** A deletion from the request to the summary, and what its buttons lead to. */
class Deleting {
  constructor(
    private readonly commands: Commands,
    private readonly services: DeletionServices,
  ) {}

  async run(request: DeletionRequest): Promise<DeletionResult[] | undefined> {
    const report = await deleteMedia(request, this.services);
    if (report === undefined) return undefined;
    const showOutput = {
      title: vscode.l10n.t('Show Output'),
      run: () => vscode.commands.executeCommand('whatsappMedia.showOutput'),
    };
    const actions = [...this.waysOn(report, request), showOutput];
    showSummary(
      summarize(report),
      actions.map(({ title, run }) => ({ title, run: () => this.commands.handled(command, run) })),
    );
    return [...report.results];
  }

  /** What may mend the fault that stopped a batch; the rest is then asked for again, confirmation included. */
  private waysOn(report: BatchReport, request: DeletionRequest): SummaryAction[] {
    const cause = report.stop?.kind === 'fault' ? report.stop.cause : undefined;
    const goOn = (): Promise<unknown> => this.run({ ...request, mediaIds: idsNotSettled(report.results) });
    if (cause === 'credentialsRejected') {
      const signIn = async (): Promise<void> => {
        if ((await setCredentials(this.services.accounts, readEndpoint())) !== undefined) await goOn();
      };
      return [{ title: vscode.l10n.t('Set Credentials'), run: signIn }];
    }
    if (cause !== 'methodNotAllowed') return [];
    const configuration = vscode.workspace.getConfiguration(settingsSection);
    const other = configuration.inspect('httpMethod')?.globalValue === 'POST' ? 'DELETE' : 'POST';
    const switchMethod = async (): Promise<void> => {
      await configuration.update('httpMethod', other, vscode.ConfigurationTarget.Global);
      await goOn();
    };
    return [{ title: vscode.l10n.t('Switch to {0} and Start Again', other), run: switchMethod }];
  }
}
