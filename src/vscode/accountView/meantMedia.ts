import type { MediaId } from '../../core/mediaId/mediaId';
import { parseMediaId } from '../../core/mediaId/mediaId';
import { mediaIdsAtCursor } from '../deletion/candidatesInEditor';
import type { ListedCandidates } from '../deletion/listedCandidates';
import { accountCandidates, accountMediaOf } from './accountCommands';

/** What the rows of both views mean to those who delete. @param listed of the view Media IDs. */
export function withAccountRows(listed: ListedCandidates): ListedCandidates {
  return {
    ...listed,
    candidatesFromArguments: (args) => {
      const ofAccount = accountCandidates(args);
      return ofAccount === undefined ? listed.candidatesFromArguments(args) : Promise.resolve(ofAccount);
    },
    mediaIdsOfRows: (args) => accountMediaOf(args) ?? listed.mediaIdsOfRows(args),
  };
}

/** The media of rows, one that is named, else those at the cursor. */
export async function meantMedia(args: readonly unknown[], listed: ListedCandidates): Promise<MediaId[]> {
  const [argument] = args;
  const named = typeof argument === 'string' ? [argument] : undefined;
  const rows = listed.mediaIdsOfRows(args)?.map(({ mediaId }) => mediaId);
  return (rows ?? named ?? (await mediaIdsAtCursor())).flatMap((text) => {
    const parsed = parseMediaId(text);
    return parsed.ok ? [parsed.mediaId] : [];
  });
}
