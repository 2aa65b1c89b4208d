import * as vscode from 'vscode';
import type { Deletion } from '../../core/deletion/deleteOne';
import type { AttemptCause } from '../../core/gateway/attempt';
import { escapeForMessage } from '../../core/text/escaping';
import { causeText } from '../messages/causeText';
import { isFailure } from '../../core/outcome';

/** What several deletions of a batch met when they failed. */
export interface CommonCause {
  readonly cause: AttemptCause;
  /** The system's own name of a transport fault, such as `ECONNREFUSED`. */
  readonly faultCode: string | undefined;
  /** The service's own words, where all of them got the same. */
  readonly reason: string | undefined;
  /** How many deletions failed by it, and how many failed at all. */
  readonly count: number;
  readonly failed: number;
}

/** Counts why the deletions of a batch fail. */
export class FailureCauses {
  private readonly byCause = new Map<string, Omit<CommonCause, 'failed'>>();
  private failed = 0;

  add({ result, decidedBy, lastAttempt }: Deletion): void {
    const attempt = decidedBy ?? lastAttempt;
    if (!isFailure(result.outcome) || attempt === undefined) return;
    this.failed++;
    const { cause, faultCode } = attempt;
    const key = `${cause} ${faultCode ?? ''}`;
    const known = this.byCause.get(key);
    const reason = known === undefined || known.reason === result.reason ? result.reason : undefined;
    this.byCause.set(key, { cause, faultCode, reason, count: (known?.count ?? 0) + 1 });
  }

  /** The most frequent one; `undefined` where nothing failed. */
  get common(): CommonCause | undefined {
    const [first] = [...this.byCause.values()].sort((a, b) => b.count - a.count);
    return first === undefined ? undefined : { ...first, failed: this.failed };
  }
}

/** A sentence on why most of the failed deletions failed; '' where there is nothing to add to their outcome. */
export function commonCauseText({ cause, faultCode, reason, count, failed }: CommonCause): string {
  const words = reason === undefined ? '' : vscode.l10n.t('The service said: "{0}".', escapeForMessage(reason, 100));
  // "Refused" says it already.
  if (cause === 'refused') return count === failed ? words : '';
  const text = causeText(cause, { faultCode });
  const named =
    count === failed
      ? vscode.l10n.t('Cause: {0}.', text)
      : vscode.l10n.t('Most frequent cause: {0} ({1} of {2}).', text, count, failed);
  return words === '' ? named : `${named} ${words}`;
}

/** The setting that may mend a cause; `undefined` where none can. */
export function settingFor(cause: AttemptCause): string | undefined {
  switch (cause) {
    case 'wrongEndpoint':
    case 'webPage':
    case 'redirected':
    case 'protocolSwitched':
    case 'hostNotFound':
    case 'notConnected':
    case 'tlsFailed':
      return 'whatsappMedia.endpoint';
    case 'proxyRefused':
    case 'proxyAuthenticationAsked':
      return 'http.proxy';
    case 'untrustedCertificate':
      return 'http.systemCertificates';
    case 'timedOut':
      return 'whatsappMedia.timeoutSeconds';
    case 'methodNotAllowed':
      return 'whatsappMedia.httpMethod';
    default:
      return undefined;
  }
}
