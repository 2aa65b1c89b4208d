import * as path from 'node:path';
import * as vscode from 'vscode';
import { setCredentials } from '../accounts/setCredentials';
import type { Commands } from '../commands';
import { leftOutTexts, nothingLeftOut } from '../confirmation/leftOut';
import type { BatchReport } from '../core/deletion/batch';
import type { DeletionResult } from '../core/deletion/outcome';
import { inMessage } from '../core/foreignText/inOneLine';
import { forbiddenCode } from '../core/gateway/contract';
import type { MediaId } from '../core/mediaIds/mediaId';
import { isProbablyRounded } from '../core/mediaIds/mediaId';
import type { MediaIdList } from '../core/mediaIds/typedList';
import type { OpenDocuments } from '../recognition/openDocuments';
import { readEndpoint, settingsSection } from '../settings/sendingSettings';
import { requireTrust } from '../trust/requireTrust';
import { askForMediaIds } from './askForMediaIds';
import type { DeletionRequest, DeletionServices } from './deletion';
import { deleteMedia, idsNotSettled } from './deletion';
import { isFailure, isGone } from './deletionStates';
import type { Candidate } from './fromOccurrences';
import { damagedText, requestFrom } from './fromOccurrences';
import { readHandedOver } from './handedOver';
import { candidatesInEditor } from './inEditor';
import { occurrencesInFile } from './inFile';
import type { SummaryAction } from './summary';
import { showSummary, summarize } from './summary';

const command = 'whatsappMedia.delete';

/** The commands that delete, each by another way to say what. */
export function registerDeleting(
  commands: Commands,
  services: DeletionServices,
  openDocuments: OpenDocuments,
  listed: ListedMedia,
): Deleting {
  const deleting = new Deleting(commands, services);
  commands.register(command, async (...args) => {
    const [argument] = args;
    const fromList = await listed.candidatesMeant(args);
    // The Delete key with nothing selected does nothing.
    if (fromList?.length === 0) return undefined;
    // Asked again before anything is sent; here so that nobody types IDs in vain.
    if (!(await requireTrust())) return undefined;
    if (fromList !== undefined) return deleting.runMany(fromList);
    // What was pointed at is meant, whatever is known of it.
    if (argument instanceof vscode.Uri) return deleting.runFrom(await candidatesInEditor(argument));
    const list = Array.isArray(argument) ? readHandedOver(argument) : await askForMediaIds();
    if (list === undefined || list.mediaIds.length === 0) return undefined;
    return deleting.run(requestFor(list));
  });
  commands.register('whatsappMedia.deleteInFile', async (file, selected) => {
    if (!(await requireTrust())) return undefined;
    const files = filesMeant(file, selected);
    if (files.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a file, or choose one in the Explorer.'));
      return undefined;
    }
    const occurrences = await Promise.all(files.map((one) => occurrencesInFile(one, openDocuments)));
    if (occurrences.flat().length > 0) return deleting.runMany(occurrences.flat());
    const name = files[0] === undefined ? '' : inMessage(path.posix.basename(files[0].path), 60);
    void vscode.window.showInformationMessage(
      files.length === 1
        ? vscode.l10n.t('No media IDs were found in {0}.', name)
        : vscode.l10n.t('No media IDs were found in {0} files.', files.length),
    );
    return undefined;
  });
  commands.register('whatsappMedia.deleteAll', async () => {
    if (!(await requireTrust())) return undefined;
    const all = await listed.allListed();
    if (all.length > 0) return deleting.runMany(all);
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

function requestFor({ mediaIds, rounded }: MediaIdList): DeletionRequest {
  return {
    mediaIds,
    likely: new Set(),
    rounded: new Set(rounded === undefined ? [] : [rounded]),
  };
}

/** A deletion from the request to the summary, and what its buttons lead to. */
export class Deleting {
  /** Of what was asked for in this window, what is only likely a media ID. */
  private readonly likely = new Set<MediaId>();

  constructor(
    private readonly commands: Commands,
    private readonly services: DeletionServices,
  ) {}

  /** Deletes what was found in the list or in a file; what is gone already or ignored is left out and counted. */
  async runMany(candidates: readonly Candidate[] | undefined): Promise<DeletionResult[] | undefined> {
    if (candidates === undefined) return undefined;
    const { past, isIgnored } = this.services;
    const known = await past.learn();
    const distinct = new Set(candidates.map(({ mediaId }) => mediaId));
    const ignored = new Set([...distinct].filter(isIgnored));
    const gone = new Set(
      [...distinct].filter((mediaId) => !ignored.has(mediaId) && isGone(known.get(mediaId)?.outcome ?? 'listed')),
    );
    const left = candidates.filter(({ mediaId }) => !ignored.has(mediaId) && !gone.has(mediaId));
    const leftOut = { gone: gone.size, ignored: ignored.size };
    if (left.length > 0) return this.runFrom(left, leftOut);
    const text = vscode.l10n.t('There is nothing to delete.');
    void vscode.window.showInformationMessage([text, ...leftOutTexts(leftOut)].join(' '));
    return undefined;
  }

  /** Deletes what was recognised; what a spreadsheet damaged is left out and named. */
  async runFrom(
    candidates: readonly Candidate[] | undefined,
    leftOut = nothingLeftOut,
  ): Promise<DeletionResult[] | undefined> {
    if (candidates === undefined) return undefined;
    const { request, damaged } = requestFrom(candidates, leftOut);
    if (damaged.length > 0) void vscode.window.showWarningMessage(damagedText(damaged));
    return request === undefined ? undefined : this.run(request);
  }

  /** Deletes again what failed in this window, or of these, once confirmed anew. */
  async retryFailed(failed: readonly string[] = this.services.states.failed()): Promise<DeletionResult[] | undefined> {
    const wanted = failed.filter((mediaId) => !this.services.isIgnored(mediaId)) as MediaId[];
    // What looks rounded is deleted one by one.
    const mediaIds = wanted.length > 1 ? wanted.filter((mediaId) => !isProbablyRounded(mediaId)) : wanted;
    const leftOut = wanted.filter((mediaId) => !mediaIds.includes(mediaId));
    if (leftOut.length > 0) void vscode.window.showWarningMessage(damagedText(leftOut));
    const likely = new Set(mediaIds.filter((mediaId) => this.likely.has(mediaId)));
    const rounded = new Set(mediaIds.filter(isProbablyRounded));
    if (mediaIds.length > 0) return this.run({ mediaIds, likely, rounded, isFurtherTry: true });
    if (leftOut.length > 0) return undefined;
    void vscode.window.showInformationMessage(vscode.l10n.t('No deletion has failed in this window.'));
    return undefined;
  }

  async run(request: DeletionRequest): Promise<DeletionResult[] | undefined> {
    for (const mediaId of request.mediaIds) {
      if (request.likely.has(mediaId)) this.likely.add(mediaId);
      else this.likely.delete(mediaId);
    }
    const report = await deleteMedia(request, this.services);
    if (report === undefined) return undefined;
    const showOutput = {
      title: vscode.l10n.t('Show Output'),
      run: () => vscode.commands.executeCommand('whatsappMedia.showOutput'),
    };
    const actions = [...this.waysOn(report, request), showOutput];
    showSummary(
      summarize(report, request.leftOut),
      actions.map(({ title, run }) => ({ title, run: () => this.commands.handled(command, run) })),
    );
    return [...report.results];
  }

  /** A 403 may concern one media object alone, of another account for instance: the rest can be asked for without it. */
  private wayOnWithout({ results, stop }: BatchReport, request: DeletionRequest): SummaryAction[] {
    const isForbidden =
      stop?.kind === 'fault' && (String(stop.httpStatus) === forbiddenCode || stop.statusCode === forbiddenCode);
    const mediaIds = results.filter(({ outcome }) => outcome === 'cancelled').map(({ mediaId }) => mediaId as MediaId);
    if (!isForbidden || mediaIds.length === 0) return [];
    return [{ title: vscode.l10n.t('Go On Without It'), run: () => this.run(rest(request, mediaIds)) }];
  }

  /** What may mend the fault that stopped a batch; the rest is then asked for again, confirmation included. */
  private waysOn(report: BatchReport, request: DeletionRequest): SummaryAction[] {
    const cause = report.stop?.kind === 'fault' ? report.stop.cause : undefined;
    const goOn = (): Promise<unknown> => this.run(rest(request, idsNotSettled(report.results)));
    if (cause === 'credentialsRejected') {
      const signIn = async (): Promise<void> => {
        if ((await setCredentials(this.services.accounts, readEndpoint())) !== undefined) await goOn();
      };
      return [{ title: vscode.l10n.t('Set Credentials'), run: signIn }, ...this.wayOnWithout(report, request)];
    }
    if (cause !== 'methodNotAllowed') {
      const failed = report.results.filter(({ outcome }) => isFailure(outcome)).map(({ mediaId }) => mediaId);
      const retry = { title: vscode.l10n.t('Retry Failed'), run: () => this.retryFailed(failed) };
      const left = { title: vscode.l10n.t('Go On'), run: goOn };
      return [...(report.stop?.kind === 'paused' ? [left] : []), ...(failed.length > 0 ? [retry] : [])];
    }
    const configuration = vscode.workspace.getConfiguration(settingsSection);
    const other = configuration.inspect('httpMethod')?.globalValue === 'POST' ? 'DELETE' : 'POST';
    const switchMethod = async (): Promise<void> => {
      await configuration.update('httpMethod', other, vscode.ConfigurationTarget.Global);
      await goOn();
    };
    return [{ title: vscode.l10n.t('Switch to {0} and Start Again', other), run: switchMethod }];
  }
}

/** The same deletion for what is left of it. What it resumed is its own by now. */
function rest({ likely, rounded }: DeletionRequest, mediaIds: readonly MediaId[]): DeletionRequest {
  return { mediaIds, likely, rounded, isFurtherTry: true };
}
