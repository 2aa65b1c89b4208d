import * as vscode from 'vscode';
import { daysUntil, expiryOf } from '../../core/accountMedia/expiry';
import type { AccountWord } from '../../core/list/mediaState';
import { escapeForMessage } from '../../core/text/escaping';
import { clockText } from '../messages/localTime';
import type { AccountList } from './accountList';
import { expiryText, kindText } from './accountMediaText';

/** What expires within so many days is said in its row. */
const soonDays = 7;

/** What the account that a deletion would use now says of a media ID: a hint with a time. */
export class AccountWords {
  readonly onDidChange: vscode.Event<void>;

  constructor(private readonly list: Pick<AccountList, 'listing' | 'onDidChange'>) {
    this.onDidChange = list.onDidChange;
  }

  /** The list that all else is said of; another object once another was read. */
  get listing(): AccountList['listing'] {
    return this.list.listing;
  }

  /** `undefined` where no list was read. */
  wordOf(mediaId: string): AccountWord | undefined {
    const { listing } = this.list;
    if (listing === undefined) return undefined;
    const media = listing.media.get(mediaId);
    if (media === undefined) return 'notListed';
    const expiry = expiryOf(media);
    return expiry !== undefined && daysUntil(expiry, Date.now()) <= 0 ? 'expired' : 'listed';
  }

  /** For a row: `expired`, `expires in 3 days`, `not listed at 2:03 PM`; `undefined` where there is nothing to say. */
  rowText(mediaId: string): string | undefined {
    const { listing } = this.list;
    if (listing === undefined) return undefined;
    const media = listing.media.get(mediaId);
    if (media === undefined) return vscode.l10n.t('not listed at {0}', clockText(new Date(listing.askedMs)));
    const expiry = expiryOf(media);
    const isSoon = expiry !== undefined && daysUntil(expiry, Date.now()) <= soonDays;
    return isSoon ? expiryText(media, Date.now()) : undefined;
  }

  /** For a tooltip. */
  sentence(mediaId: string): string | undefined {
    const { listing } = this.list;
    if (listing === undefined) return undefined;
    const time = clockText(new Date(listing.askedMs));
    const media = listing.media.get(mediaId);
    if (media === undefined) {
      return vscode.l10n.t('Not listed by the account at {0}. That does not prove that it is gone.', time);
    }
    const { identifier } = media;
    const words = [
      ...(identifier === undefined ? [] : [escapeForMessage(identifier, 80)]),
      kindText(media.kind),
      expiryText(media, Date.now()),
    ];
    return vscode.l10n.t('Listed by the account at {0}: {1}', time, words.join(', '));
  }
}
