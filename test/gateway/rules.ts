import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Fault } from './fault';
import { retryAfterHeader } from './scriptedResponse';

/** When the gateway shall misbehave, and how. */
export interface FaultRule {
  readonly fault: Fault;
  /** Deletions (default), or what is read of the account by GET: the list, or one media object or its file. */
  readonly on?: 'deletion' | 'list' | 'one';
  /** Only requests for this media; any request without it. */
  readonly mediaId?: string;
  /** How often; for ever without it. */
  readonly times?: number;
}

/** The rules in force, in the order given: the first one that matches and has times left applies. */
export class Rules {
  private entries: { readonly rule: FaultRule; left: number }[] = [];

  /** @throws RangeError or TypeError when a rule asks for what cannot be sent or counted; then none is added. */
  add(rules: readonly FaultRule[]): void {
    for (const rule of rules) checkRule(rule);
    this.entries.push(...rules.map((rule) => ({ rule, left: rule.times ?? Infinity })));
  }

  clear(): void {
    this.entries = [];
  }

  /** Uses up one time of the rule for this request; `undefined` when none matches. */
  takeForRequest(method: string, mediaId: string | undefined): Fault | undefined {
    const on = method !== 'GET' ? 'deletion' : mediaId === undefined ? 'list' : 'one';
    const matches = (rule: FaultRule): boolean =>
      (rule.on ?? 'deletion') === on && (rule.mediaId === undefined || rule.mediaId === mediaId);
    const entry = this.entries.find(
      ({ rule, left }) => left > 0 && (rule.fault.name === 'resetOnConnect' || matches(rule)),
    );
    if (entry === undefined) return undefined;
    entry.left--;
    return entry.rule.fault;
  }

  /**
   * Uses up one time of a `resetOnConnect` rule, if it is this connection's turn: rules before it that wait for a
   * certain media do not hold it up, a rule for any request does.
   */
  takeForConnection(): boolean {
    const next = this.entries.find(
      ({ rule, left }) => left > 0 && (rule.fault.name === 'resetOnConnect' || rule.mediaId === undefined),
    );
    if (next?.rule.fault.name !== 'resetOnConnect') return false;
    next.left--;
    return true;
  }
}

/** @throws RangeError or TypeError when the rule asks for what cannot be sent or counted. */
export function checkRule({ fault, times }: FaultRule): void {
  if (times !== undefined && (!Number.isInteger(times) || times < 1)) {
    throw new RangeError(`times must be a whole number from 1, not ${times}`);
  }
  for (const status of httpStatusesOf(fault)) {
    // 1xx would announce an answer instead of being one.
    if (!Number.isInteger(status) || status < 200 || status > 599) {
      throw new RangeError(`an HTTP status must be a whole number from 200 to 599, not ${status}`);
    }
  }
  for (const [name, value] of Object.entries(headersOf(fault))) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  const [amount, least, what] = amountOf(fault);
  if (!(amount >= least)) throw new RangeError(`${what} must be at least ${least}, not ${amount}`);
}

function httpStatusesOf(fault: Fault): number[] {
  if (fault.name === 'shaped') return fault.httpStatus === undefined ? [] : [fault.httpStatus];
  return 'status' in fault ? [fault.status] : [];
}

function headersOf(fault: Fault): Record<string, string> {
  switch (fault.name) {
    case 'status':
    case 'raw':
      return fault.headers ?? {};
    case 'redirect':
      return { Location: fault.location };
    case 'throttled':
      return retryAfterHeader(fault) ?? {};
    default:
      return {};
  }
}

function amountOf(fault: Fault): [amount: number, least: number, what: string] {
  switch (fault.name) {
    case 'latency':
      return [fault.ms, 0, 'ms'];
    case 'hugeBody':
      return [fault.bytes ?? 1, 1, 'bytes'];
    case 'drip':
      return [fault.bytesPerSecond ?? 1, 0.001, 'bytesPerSecond'];
    default:
      return [0, 0, ''];
  }
}
