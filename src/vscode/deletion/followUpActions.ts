import * as vscode from 'vscode';
import type { CredentialServices } from '../accounts/setCredentials';
import { setCredentials } from '../accounts/setCredentials';
import type { MediaSelection } from '../confirmation/mediaSelection';
import { restrictedTo } from '../confirmation/mediaSelection';
import { forbiddenCode } from '../../core/gateway/contract';
import type { MediaId } from '../../core/mediaId/mediaId';
import type { DeletionResult } from '../../core/outcome';
import { isFailure, isGone } from '../../core/outcome';
import type { UserAction } from '../messages/userError';
import { readEndpoint, settingsSection } from '../settings/sendingSettings';
import type { ConfirmedReport, DeletionRequest } from './deletion';
import { settingFor } from './failureCauses';

/** What actions ask of the controller: each way to continue passes the confirmation again. */
interface Deleter {
  delete(request: DeletionRequest): Promise<unknown>;
  retryFailed(failed: readonly string[]): Promise<unknown>;
}

/** The buttons of a summary: what may mend the fault that stopped a batch, what continues with the rest, and the output. */
export function followUpActions(
  report: ConfirmedReport,
  deleter: Deleter,
  services: CredentialServices,
): readonly UserAction[] {
  const showOutput = {
    title: vscode.l10n.t('Show Output'),
    run: () => vscode.commands.executeCommand('whatsappMedia.showOutput'),
  };
  return [...remedies(report, deleter, services), showOutput];
}

function remedies(report: ConfirmedReport, deleter: Deleter, services: CredentialServices): readonly UserAction[] {
  const cause = report.stop?.kind === 'fault' ? report.stop.cause : undefined;
  const goOn = (): Promise<unknown> => deleter.delete(remaining(report.selection, unsettledIds(report.results)));
  if (cause === 'credentialsRejected') {
    const run = async (): Promise<void> => {
      if ((await setCredentials(services, readEndpoint())) !== undefined) await goOn();
    };
    return [{ title: vscode.l10n.t('Set Credentials'), run }, ...skipForbiddenActions(report, deleter)];
  }
  if (cause !== 'methodNotAllowed') return [...retryActions(report, deleter), ...settingsActions(report)];
  const configuration = vscode.workspace.getConfiguration(settingsSection);
  const other = configuration.inspect('httpMethod')?.globalValue === 'POST' ? 'DELETE' : 'POST';
  const run = async (): Promise<void> => {
    await configuration.update('httpMethod', other, vscode.ConfigurationTarget.Global);
    await goOn();
  };
  return [{ title: vscode.l10n.t('Switch to {0} and Continue', other), run }];
}

/** A 403 may concern one media object alone, of another account for instance: the rest can be asked for without it. */
function skipForbiddenActions({ results, stop, selection }: ConfirmedReport, deleter: Deleter): readonly UserAction[] {
  const isForbidden =
    stop?.kind === 'fault' && (String(stop.httpStatus) === forbiddenCode || stop.statusCode === forbiddenCode);
  const unsent = idsThat(results, ({ outcome }) => outcome === 'cancelled');
  if (!isForbidden || unsent.length === 0) return [];
  return [{ title: vscode.l10n.t('Skip and Continue'), run: () => deleter.delete(remaining(selection, unsent)) }];
}

/** Continue with what had no turn, and retry what failed. */
function retryActions({ results, stop, selection }: ConfirmedReport, deleter: Deleter): readonly UserAction[] {
  const failed = idsThat(results, ({ outcome }) => isFailure(outcome));
  const unsent = idsThat(results, ({ outcome }) => outcome === 'cancelled');
  // After Cancel what had no turn is left; after a stop by failures also what failed.
  const left = stop?.kind === 'cancelled' ? unsent : unsettledIds(results);
  const title = vscode.l10n.t('Continue with {0}', left.length);
  const canContinue = unsent.length > 0 && stop?.kind !== 'unrecorded';
  return [
    ...(canContinue ? [{ title, run: () => deleter.delete(remaining(selection, left)) }] : []),
    ...(failed.length > 0 ? [{ title: vscode.l10n.t('Retry Failed'), run: () => deleter.retryFailed(failed) }] : []),
  ];
}

/** Leads to the setting that may mend what most of the failed deletions met. */
function settingsActions({ commonCause }: ConfirmedReport): readonly UserAction[] {
  const setting = commonCause === undefined ? undefined : settingFor(commonCause.cause);
  if (setting === undefined) return [];
  const open = (): unknown => vscode.commands.executeCommand('workbench.action.openSettings', setting);
  return [{ title: vscode.l10n.t('Open Settings'), run: open }];
}

/** The IDs that may be tried again as they are: those that never had a clear answer about themselves. */
function unsettledIds(results: readonly DeletionResult[]): MediaId[] {
  return idsThat(results, ({ outcome }) => !isGone(outcome));
}

function idsThat(results: readonly DeletionResult[], isWanted: (result: DeletionResult) => boolean): MediaId[] {
  return results.filter(isWanted).map(({ mediaId }) => mediaId as MediaId);
}

/** The same deletion for what is left of it. What it resumed is its own by now. */
function remaining(selection: MediaSelection, mediaIds: readonly MediaId[]): DeletionRequest {
  return { selection: restrictedTo(selection, mediaIds), isFurtherTry: true };
}
