import * as vscode from 'vscode';
import type { Commands } from '../commands';
import { includedIn } from '../confirmation/mediaSelection';
import type { DeletionResult } from '../../core/outcome';
import type { MediaId } from '../../core/mediaId/mediaId';
import type { MediaIdList } from '../../core/input/typedList';
import type { Candidate, CandidateSource, KnownMedia } from './candidates';
import { selectionFrom, selectionFromList } from './candidates';
import type { DeletionRequest, DeletionServices } from './deletion';
import { deleteMedia } from './deletion';
import { EvidenceMemory } from './evidenceMemory';
import { followUpActions } from './followUpActions';
import { showNothingLeft } from './nothingLeft';
import { showSummary, summarize } from './summary';

/** The command on whose behalf buttons of the summary act. */
const deleteCommand = 'whatsappMedia.delete';

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

  /** Deletes media that nothing in the workspace uses. */
  async deleteUnused(mediaIds: readonly MediaId[]): Promise<DeletionResult[] | undefined> {
    const candidates = mediaIds.map((mediaId): Candidate => {
      return { mediaId, confidence: 'certain', damage: undefined, isProbablyRounded: false };
    });
    return this.delete({ selection: selectionFrom(candidates, 'rows', await this.knownMedia()), areUnused: true });
  }

  /** Deletes a script's list. Concurrent calls with the same list are one deletion and get the same results. */
  deleteFromScript(list: MediaIdList): Promise<DeletionResult[] | undefined> {
    const key = list.mediaIds.join();
    const running =
      this.scriptDeletions.get(key) ?? this.deleteListed(list).finally(() => this.scriptDeletions.delete(key));
    this.scriptDeletions.set(key, running);
    return running;
  }

  /** Deletes what was typed or passed. */
  async deleteListed(list: MediaIdList): Promise<DeletionResult[] | undefined> {
    return this.delete({ selection: selectionFromList(list, await this.knownMedia()) });
  }

  /** Deletes again what failed in this window, or of these, once confirmed again. */
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
        this.commands.handled(deleteCommand, () => this.delete({ ...request, selection })),
      );
      return undefined;
    }
    this.evidence.remember(request.selection);
    const began = performance.now();
    const report = await deleteMedia(request, this.services);
    if (report === undefined) return undefined;
    const summary = summarize(report);
    this.services.log.batchEnded(summary.text, performance.now() - began);
    showSummary(
      summary,
      followUpActions(report, this, this.services).map(({ title, run }) => {
        return { title, run: () => this.commands.handled(deleteCommand, run) };
      }),
    );
    return [...report.results];
  }

  private async knownMedia(): Promise<KnownMedia> {
    const { past, isIgnored } = this.services;
    await past.reload();
    return { isIgnored, lastDeletion: (mediaId) => past.lastDeletion(mediaId) };
  }
}
