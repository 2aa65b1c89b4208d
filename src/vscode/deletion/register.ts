import * as vscode from 'vscode';
import { setCredentials } from '../accounts/setCredentials';
import type { Commands } from '../commands';
import { readArgument } from '../commands';
import type { MediaSelection } from '../confirmation/mediaSelection';
import { includedIn, restrictedTo } from '../confirmation/mediaSelection';
import type { DeletionResult } from '../../core/deletion/outcome';
import { forbiddenCode } from '../../core/gateway/contract';
import type { MediaId } from '../../core/mediaId/mediaId';
import type { MediaIdList } from '../../core/mediaId/typedList';
import type { OpenDocuments } from '../editor/openDocuments';
import { readEndpoint, settingsSection } from '../settings/sendingSettings';
import { requireTrust } from '../settings/requireTrust';
import { askForMediaIds } from './askForMediaIds';
import type { DeletionRequest, DeletionServices } from './deletion';
import type { ConfirmedReport } from './deletion';
import { deleteMedia, idsNotSettled } from './deletion';
import { isFailure } from './deletionStates';
import { EvidenceMemory } from './evidenceMemory';
import { settingFor } from './failureCauses';
import type { Candidate, CandidateSource, KnownMedia } from './candidates';
import { selectionFrom, selectionFromList } from './candidates';
import { mediaIdsFromArgument } from './commandArguments';
import { candidatesInEditor, mediaIdsAtCursor } from './candidatesInEditor';
import { candidatesInFiles } from './candidatesInFiles';
import { showNothingLeft } from './nothingLeft';
import type { SummaryAction } from './summary';
import { showSummary, summarize } from './summary';

const command = 'whatsappMedia.delete';

/** The commands that delete, each by another way to say what. */
export function registerDeleting(
  commands: Commands,
  services: DeletionServices,
  openDocuments: OpenDocuments,
  listed: ListedMedia,
): DeletionController {
  const deleting = new DeletionController(commands, services);
  commands.register(command, async (...args) => {
    const [argument] = args;
    const fromList = await listed.candidatesMeant(args);
    // The Delete key with nothing selected does nothing.
    if (fromList?.length === 0) return undefined;
    // Asked again before anything is sent; here so that nobody types IDs in vain.
    if (!(await requireTrust())) return undefined;
    if (fromList !== undefined) return deleting.deleteCandidates(fromList, 'rows');
    if (isUri(argument)) return deleting.deleteCandidates(await candidatesInEditor(argument), 'pointedAt');
    if (argument !== undefined && argument !== null) return deleting.deleteFromScript(mediaIdsFromArgument(argument));
    const list = await askForMediaIds(await mediaIdsAtCursor());
    return list === undefined ? undefined : deleting.deleteListed(list);
  });
  commands.register('whatsappMedia.deleteInFile', async (file, selected) => {
    if (!(await requireTrust())) return undefined;
    const files = filesMeant(file, selected);
    if (files.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a file, or choose one in the Explorer.'));
      return undefined;
    }
    const found = await candidatesInFiles(files, openDocuments);
    return found === undefined ? undefined : deleting.deleteCandidates(found.candidates, found.source);
  });
  commands.register('whatsappMedia.deleteAll', async () => {
    if (!(await requireTrust())) return undefined;
    const all = await listed.allListed();
    if (all.length > 0) return deleting.deleteCandidates(all, 'whole');
    void vscode.window.showInformationMessage(vscode.l10n.t('No media IDs are listed.'));
    return undefined;
  });
  commands.register('whatsappMedia.retryFailed', async () => {
    if (!(await requireTrust())) return undefined;
    return deleting.retryFailed();
  });
  return deleting;
}

/** What the view lists; it knows how its rows become media IDs. */
export interface ListedMedia {
  /**
   * What is meant by the arguments of a command of the view, `undefined` when it wasn't called from there. The files are
   * looked at once more: rejects with a FileError when one no longer holds what it is listed with.
   */
  candidatesMeant(args: readonly unknown[]): Promise<readonly Candidate[]> | undefined;
  /**
   * Everything that is listed; scans first where that wasn't done.
   * @throws FileError when the scan failed, because the list may then be out of date.
   */
  allListed(): Promise<readonly Candidate[]>;
}

function isUri(argument: unknown): argument is vscode.Uri {
  return readArgument(() => argument instanceof vscode.Uri);
}

/** The Explorer hands over the clicked file and all selected ones; the palette nothing, which means the active editor. */
function filesMeant(file: unknown, selected: unknown): vscode.Uri[] {
  if (!(file instanceof vscode.Uri)) {
    const { activeNotebookEditor, activeTextEditor } = vscode.window;
    const active = activeNotebookEditor?.notebook.uri ?? activeTextEditor?.document.uri;
    return active === undefined ? [] : [active];
  }
  const all = Array.isArray(selected) ? selected.filter((one): one is vscode.Uri => one instanceof vscode.Uri) : [];
  return all.some((one) => one.toString() === file.toString()) ? all : [file];
}

/** A deletion from the request to the summary, and what its buttons lead to. */
export class DeletionController {
  private readonly evidence = new EvidenceMemory();
  /** Deletions that scripts have asked for and that have not ended, by their media IDs. */
  private readonly scriptDeletions = new Map<string, Promise<DeletionResult[] | undefined>>();

  constructor(
    private readonly commands: Commands,
    private readonly services: DeletionServices,
  ) {}

  /** Deletes what was recognized, as far as the user can mean it; what is left out is counted. */
  async deleteCandidates(
    candidates: readonly Candidate[] | undefined,
    source: CandidateSource,
  ): Promise<DeletionResult[] | undefined> {
    if (candidates === undefined) return undefined;
    return this.delete({ selection: selectionFrom(candidates, source, await this.knownMedia()) });
  }

  /** Deletes what a script hands over. Whoever asks for the same meanwhile gets the same results: it is one deletion. */
  deleteFromScript(list: MediaIdList): Promise<DeletionResult[] | undefined> {
    const key = list.mediaIds.join();
    const running =
      this.scriptDeletions.get(key) ?? this.deleteListed(list).finally(() => this.scriptDeletions.delete(key));
    this.scriptDeletions.set(key, running);
    return running;
  }

  /** Deletes what was typed or handed over. */
  async deleteListed(list: MediaIdList): Promise<DeletionResult[] | undefined> {
    return this.delete({ selection: selectionFromList(list, await this.knownMedia()) });
  }

  /** Deletes again what failed in this window, or of these, once confirmed anew. */
  async retryFailed(failed: readonly string[] = this.services.states.failed()): Promise<DeletionResult[] | undefined> {
    if (failed.length > 0) {
      const selection = this.evidence.selectionOf(failed as MediaId[], this.services.isIgnored);
      return this.delete({ selection, isFurtherTry: true });
    }
    void vscode.window.showInformationMessage(vscode.l10n.t('No deletion has failed in this window.'));
    return undefined;
  }

  async delete(request: DeletionRequest): Promise<DeletionResult[] | undefined> {
    if (includedIn(request.selection).length === 0) {
      showNothingLeft(request.selection, (selection) =>
        this.commands.handled(command, () => this.delete({ ...request, selection })),
      );
      return undefined;
    }
    this.evidence.remember(request.selection);
    const begin = performance.now();
    const report = await deleteMedia(request, this.services);
    if (report === undefined) return undefined;
    const summary = summarize(report);
    this.services.log.batchEnded(summary.text, performance.now() - begin);
    const showOutput = {
      title: vscode.l10n.t('Show Output'),
      run: () => vscode.commands.executeCommand('whatsappMedia.showOutput'),
    };
    const actions = [...this.followUpActions(report), showOutput];
    showSummary(
      summary,
      actions.map(({ title, run }) => ({ title, run: () => this.commands.handled(command, run) })),
    );
    return [...report.results];
  }

  private async knownMedia(): Promise<KnownMedia> {
    const { past, isIgnored } = this.services;
    await past.reload();
    return { isIgnored, lastDeletion: (mediaId) => past.lastDeletion(mediaId) };
  }

  /** A 403 may concern one media object alone, of another account for instance: the rest can be asked for without it. */
  private skipForbiddenActions({ results, stop, selection }: ConfirmedReport): SummaryAction[] {
    const isForbidden =
      stop?.kind === 'fault' && (String(stop.httpStatus) === forbiddenCode || stop.statusCode === forbiddenCode);
    const mediaIds = results.filter(({ outcome }) => outcome === 'cancelled').map(({ mediaId }) => mediaId as MediaId);
    if (!isForbidden || mediaIds.length === 0) return [];
    return [{ title: vscode.l10n.t('Skip and Continue'), run: () => this.delete(rest(selection, mediaIds)) }];
  }

  /** To go on with what had no turn, and to try again what failed. */
  private retryActions({ results, stop, selection }: ConfirmedReport): SummaryAction[] {
    const failed = results.filter(({ outcome }) => isFailure(outcome)).map(({ mediaId }) => mediaId);
    const unsent = results.filter(({ outcome }) => outcome === 'cancelled').map(({ mediaId }) => mediaId as MediaId);
    // What the user stopped goes on with the rest; what failures stopped, with those as well.
    const left = stop?.kind === 'cancelled' ? unsent : idsNotSettled(results);
    const canContinue = unsent.length > 0 && stop?.kind !== 'unrecorded';
    return [
      ...(canContinue
        ? [
            {
              title: vscode.l10n.t('Continue with {0}', left.length),
              run: () => this.delete(rest(selection, left)),
            },
          ]
        : []),
      ...(failed.length > 0 ? [{ title: vscode.l10n.t('Retry Failed'), run: () => this.retryFailed(failed) }] : []),
    ];
  }

  /** What may mend the fault that stopped a batch; the rest is then asked for again, confirmation included. */
  private followUpActions(report: ConfirmedReport): SummaryAction[] {
    const cause = report.stop?.kind === 'fault' ? report.stop.cause : undefined;
    const goOn = (): Promise<unknown> => this.delete(rest(report.selection, idsNotSettled(report.results)));
    if (cause === 'credentialsRejected') {
      const signIn = async (): Promise<void> => {
        if ((await setCredentials(this.services, readEndpoint())) !== undefined) await goOn();
      };
      return [{ title: vscode.l10n.t('Set Credentials'), run: signIn }, ...this.skipForbiddenActions(report)];
    }
    if (cause !== 'methodNotAllowed') return [...this.retryActions(report), ...settingsAction(report)];
    const configuration = vscode.workspace.getConfiguration(settingsSection);
    const other = configuration.inspect('httpMethod')?.globalValue === 'POST' ? 'DELETE' : 'POST';
    const switchMethod = async (): Promise<void> => {
      await configuration.update('httpMethod', other, vscode.ConfigurationTarget.Global);
      await goOn();
    };
    return [{ title: vscode.l10n.t('Switch to {0} and Continue', other), run: switchMethod }];
  }
}

/** Leads to the setting that may mend what most of the failed deletions met. */
function settingsAction({ commonCause }: ConfirmedReport): SummaryAction[] {
  const setting = commonCause === undefined ? undefined : settingFor(commonCause.cause);
  if (setting === undefined) return [];
  const open = (): unknown => vscode.commands.executeCommand('workbench.action.openSettings', setting);
  return [{ title: vscode.l10n.t('Open Settings'), run: open }];
}

/** The same deletion for what is left of it. What it resumed is its own by now. */
function rest(selection: MediaSelection, mediaIds: readonly MediaId[]): DeletionRequest {
  return { selection: restrictedTo(selection, mediaIds), isFurtherTry: true };
}
