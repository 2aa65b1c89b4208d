import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Behaviour } from './behaviour';
import { retryAfterHeader } from './orderedAnswer';

/** When the box shall misbehave, and how. */
export interface BehaviourRule {
  readonly behaviour: Behaviour;
  /** Deletions (default), or requests for the list of media: a GET. */
  readonly on?: 'deletion' | 'list';
  /** Only requests for this media; any request without it. */
  readonly mediaId?: string;
  /** How often; for ever without it. */
  readonly times?: number;
}

/** The rules in force, in the order given: the first one that matches and has times left applies. */
export class Rules {
  private entries: { readonly rule: BehaviourRule; left: number }[] = [];

  /** @throws RangeError or TypeError when a rule asks for what cannot be sent or counted; then none is added. */
  add(rules: readonly BehaviourRule[]): void {
    for (const rule of rules) checkRule(rule);
    this.entries.push(...rules.map((rule) => ({ rule, left: rule.times ?? Infinity })));
  }

  clear(): void {
    this.entries = [];
  }

  /** Uses up one time of the rule for this request; `undefined` when none matches. */
  takeForRequest(method: string, mediaId: string | undefined): Behaviour | undefined {
    const on = method === 'GET' ? 'list' : 'deletion';
    const matches = (rule: BehaviourRule): boolean =>
      (rule.on ?? 'deletion') === on && (rule.mediaId === undefined || rule.mediaId === mediaId);
    const entry = this.entries.find(
      ({ rule, left }) => left > 0 && (rule.behaviour.name === 'resetOnConnect' || matches(rule)),
    );
    if (entry === undefined) return undefined;
    entry.left--;
    return entry.rule.behaviour;
  }

  /**
   * Uses up one time of a `resetOnConnect` rule, if it is this connection's turn: rules before it that wait for a
   * certain media do not hold it up, a rule for any request does.
   */
  takeForConnection(): boolean {
    const next = this.entries.find(
      ({ rule, left }) => left > 0 && (rule.behaviour.name === 'resetOnConnect' || rule.mediaId === undefined),
    );
    if (next?.rule.behaviour.name !== 'resetOnConnect') return false;
    next.left--;
    return true;
  }
}

/** @throws RangeError or TypeError when the rule asks for what cannot be sent or counted. */
export function checkRule({ behaviour, times }: BehaviourRule): void {
  if (times !== undefined && (!Number.isInteger(times) || times < 1)) {
    throw new RangeError(`times must be a whole number from 1, not ${times}`);
  }
  for (const status of httpStatusesOf(behaviour)) {
    // 1xx would announce an answer instead of being one.
    if (!Number.isInteger(status) || status < 200 || status > 599) {
      throw new RangeError(`an HTTP status must be a whole number from 200 to 599, not ${status}`);
    }
  }
  for (const [name, value] of Object.entries(headersOf(behaviour))) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  const [amount, least, what] = amountOf(behaviour);
  if (!(amount >= least)) throw new RangeError(`${what} must be at least ${least}, not ${amount}`);
}

function httpStatusesOf(behaviour: Behaviour): number[] {
  if (behaviour.name === 'shaped') return behaviour.httpStatus === undefined ? [] : [behaviour.httpStatus];
  return 'status' in behaviour ? [behaviour.status] : [];
}

function headersOf(behaviour: Behaviour): Record<string, string> {
  switch (behaviour.name) {
    case 'status':
    case 'raw':
      return behaviour.headers ?? {};
    case 'redirect':
      return { Location: behaviour.location };
    case 'throttled':
      return retryAfterHeader(behaviour) ?? {};
    default:
      return {};
  }
}

function amountOf(behaviour: Behaviour): [amount: number, least: number, what: string] {
  switch (behaviour.name) {
    case 'latency':
      return [behaviour.ms, 0, 'ms'];
    case 'hugeBody':
      return [behaviour.bytes ?? 1, 1, 'bytes'];
    case 'drip':
      return [behaviour.bytesPerSecond ?? 1, 0.001, 'bytesPerSecond'];
    default:
      return [0, 0, ''];
  }
}
