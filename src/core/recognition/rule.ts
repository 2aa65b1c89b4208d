import type { FileContext } from './context';
import type { DigitSite } from './frames';
import type { NamedBy } from './keyOf';

export type Confidence = 'certain' | 'likely' | 'possible';

/** What kind of evidence speaks for a media ID; the user interface has words for each. */
export type Evidence =
  | { readonly kind: 'valueOf'; readonly name: string }
  | { readonly kind: 'idOf'; readonly name: string }
  | { readonly kind: 'besideFileFields' }
  | { readonly kind: 'listOf'; readonly name: string }
  | { readonly kind: 'argumentOf'; readonly name: string }
  | { readonly kind: 'builder'; readonly name: string }
  | { readonly kind: 'comparedWith'; readonly name: string }
  | { readonly kind: 'uploadReply' }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'attachmentUrl' }
  | { readonly kind: 'mediaPath' }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'text'; readonly words: string }
  | { readonly kind: 'sameElsewhere' }
  | { readonly kind: 'digitsOnly' }
  /** Not recognized: the account's own word. */
  | { readonly kind: 'listedByAccount' };

export interface Verdict {
  readonly confidence: Confidence;
  readonly evidence: Evidence;
}

/** A verdict, and the rule that decided. */
export interface Decision extends Verdict {
  /** Its `id`. */
  readonly rule: string;
}

/** One rule: what it looks for, and what it concludes. The first that concludes something decides. */
export interface Rule {
  /** Short, unique and stable: it is in what `whatsappMedia.refresh` returns. */
  readonly id: string;
  readonly reason: string;
  conclude(place: DigitSite, context: FileContext, named: NamedBy | undefined): Verdict | 'never' | undefined;
}

export function verdict(confidence: Confidence, evidence: Evidence): Verdict {
  return { confidence, evidence };
}
