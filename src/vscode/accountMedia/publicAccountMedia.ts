import { expiryOf } from '../../core/accountMedia/expiry';
import type { AccountMedia } from '../../core/gateway/accountMedia';

/** A media object as `whatsappMedia.refreshAccount` returns it. Public: see README.md. */
interface PublicAccountMedia extends Pick<
  AccountMedia,
  'mediaId' | 'identifier' | 'description' | 'kind' | 'wabaNumber' | 'status'
> {
  /** ISO. */
  readonly created?: string;
  /** ISO. */
  readonly expires?: string;
  /** URIs of the files of this workspace in which it is recognized. */
  readonly usedIn: readonly string[];
}

/** @param filesUsing URIs of files, by a media ID. */
export function publicAccountMedia(
  media: Iterable<AccountMedia>,
  filesUsing: (mediaId: string) => ReadonlySet<string>,
): PublicAccountMedia[] {
  return [...media].map((one) => {
    const { createdMs, ...described } = one;
    const expires = expiryOf(one);
    return {
      ...described,
      ...(createdMs === undefined ? {} : { created: new Date(createdMs).toISOString() }),
      ...(expires === undefined ? {} : { expires: new Date(expires).toISOString() }),
      usedIn: [...filesUsing(one.mediaId)],
    };
  });
}
