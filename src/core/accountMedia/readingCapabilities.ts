import type { AttemptCause } from '../gateway/attempt';
import type { Download } from '../gateway/download';

/** What a gateway lets a client read beside deleting: observed, not documented. */
type ReadingFeature = 'list' | 'one' | 'download';

/** Whether a gateway has a feature, as far as its answers have told. */
type Availability = 'yes' | 'no' | 'notKnown';

export type ReadingCapabilities = Readonly<Record<ReadingFeature, Availability>>;

export const nothingKnown: ReadingCapabilities = { list: 'notKnown', one: 'notKnown', download: 'notKnown' };

/**
 * What a list, or the lack of one, says about the gateway. One that is down, or that rejects the credentials, says
 * nothing about what it could list.
 */
export function afterList(
  known: ReadingCapabilities,
  kind: 'listed' | 'noList' | 'rejected' | 'unreachable',
): ReadingCapabilities {
  if (kind === 'listed') return { ...known, list: 'yes' };
  return kind === 'noList' ? { ...known, list: 'no' } : known;
}

/** Answers of a gateway that hands out no files: no such method, no such place, or something that is no answer to this. */
const refusingCauses: ReadonlySet<AttemptCause> = new Set([
  'methodNotAllowed',
  'wrongEndpoint',
  'webPage',
  'notUnderstood',
]);

/**
 * What a download says about the gateway: that one media object is gone, or a file came in part, says nothing against
 * others. An answer that isn't understood does only where no file ever came.
 */
export function afterDownload(known: ReadingCapabilities, download: Download): ReadingCapabilities {
  if (download.kind === 'saved') return { ...known, download: 'yes' };
  const hasNone = download.kind === 'noFile' && known.download !== 'yes' && refusingCauses.has(download.cause);
  return hasNone ? { ...known, download: 'no' } : known;
}

/** Reads what was kept; what can't be read isn't known. Never throws. */
export function parseCapabilities(value: unknown): ReadingCapabilities {
  const record: Partial<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const availability = (feature: ReadingFeature): Availability => {
    const kept = record[feature];
    return kept === 'yes' || kept === 'no' ? kept : 'notKnown';
  };
  return { list: availability('list'), one: availability('one'), download: availability('download') };
}
