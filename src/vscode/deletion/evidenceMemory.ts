import type { MediaGroupKind, MediaSelection } from '../confirmation/mediaSelection';
import { selectionOf } from '../confirmation/mediaSelection';
import type { MediaId } from '../../core/mediaId/mediaId';

/** What says how sure it is that something is a media ID; the rest of what is known of it is looked up again. */
const evidenceKinds: readonly MediaGroupKind[] = ['likely', 'notRecognized'];

/** Of what this window was asked to delete, what isn't certain to be a media ID, so that a retry says it again. */
export class EvidenceMemory {
  private readonly kinds = new Map<MediaId, MediaGroupKind>();

  /** Remembers all candidates: what is left out at first may be included later. */
  remember(selection: MediaSelection): void {
    const groups = selection.groups.filter(({ kind }) => evidenceKinds.includes(kind));
    for (const mediaId of selection.candidates) {
      const kind = groups.find(({ notes }) => notes.has(mediaId))?.kind;
      if (kind === undefined) this.kinds.delete(mediaId);
      else this.kinds.set(mediaId, kind);
    }
  }

  /** These IDs once more. What the user took in once isn't asked again, but what is ignored meanwhile stays out. */
  selectionOf(mediaIds: readonly MediaId[], isIgnored: (mediaId: string) => boolean): MediaSelection {
    const notesOf = (wants: (mediaId: MediaId) => boolean): Map<MediaId, string> =>
      new Map(mediaIds.filter(wants).map((mediaId) => [mediaId, '']));
    const groups = evidenceKinds.map((kind) => ({
      kind,
      notes: notesOf((mediaId) => this.kinds.get(mediaId) === kind),
      isIncluded: true,
    }));
    const ignored = { kind: 'ignored' as const, notes: notesOf(isIgnored), isIncluded: false };
    return selectionOf(mediaIds, [...groups, ignored], { isChosen: true });
  }
}
