import type { MediaId } from '../mediaIds/mediaId';
import type { Attempt } from './attempt';
import { judge } from './judgement';
import { redactor } from './redaction';
import type { GatewayTarget } from './request';
import { buildRequest } from './request';
import { exchange } from './transport';

/** Makes one attempt at a time; whether another one follows is decided by `src/core/deletion`. */
export interface GatewayClient {
  /**
   * One attempt at one deletion. Never rejects: every failure is an outcome.
   * @param signal aborted when nobody waits for it any longer.
   * @param ifUnsent aborted when it should end unless something may have been sent.
   */
  attempt(mediaId: MediaId, signal: AbortSignal, ifUnsent?: AbortSignal): Promise<Attempt>;
}

/** @param timeoutMs for each attempt as a whole, in milliseconds. */
export function createGatewayClient(target: GatewayTarget, timeoutMs: number): GatewayClient {
  const redact = redactor(target.credentials);
  return {
    attempt: async (mediaId, signal, ifUnsent) => {
      const answer = await exchange(buildRequest(mediaId, target), timeoutMs, signal, ifUnsent);
      const attempt = judge(answer, mediaId, Date.now());
      // A service may quote what it was sent.
      return { ...attempt, statusCode: redact(attempt.statusCode), reason: redact(attempt.reason) };
    },
  };
}
