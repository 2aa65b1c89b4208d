import type { MediaId } from '../mediaId/mediaId';
import { cutTo } from '../text/escaping';
import type { Attempt } from './attempt';
import { maxReasonLength, maxStatusCodeLength } from './contract';
import { classifyResponse } from './classifyResponse';
import { redactor } from './redaction';
import type { GatewayTarget } from './request';
import { buildRequest } from './request';
import { sendRequest } from './transport';

/** Makes one attempt at a time; whether another one follows is decided by `src/core/deletion`. */
export interface GatewayClient {
  /**
   * One attempt at one deletion. Never rejects: every failure is an outcome.
   * @param signal aborted when the result is no longer needed.
   * @param ifUnsent aborted when it should end unless something may have been sent.
   */
  attempt(mediaId: MediaId, signal: AbortSignal, ifUnsent?: AbortSignal): Promise<Attempt>;
}

/** @param timeoutMs for each request as a whole, in milliseconds. */
export function createGatewayClient(target: GatewayTarget, timeoutMs: number): GatewayClient {
  // A service may quote what it was sent.
  const redact = redactor(target.credentials);
  return {
    attempt: async (mediaId, signal, ifUnsent) => {
      const answer = await sendRequest(buildRequest(mediaId, target), timeoutMs, signal, ifUnsent);
      const attempt = classifyResponse(answer, mediaId, Date.now());
      return {
        ...attempt,
        // Cut after secrets were hidden: half a secret would not be recognized.
        statusCode: cutTo(redact(attempt.statusCode), maxStatusCodeLength),
        reason: cutTo(redact(attempt.reason), maxReasonLength),
      };
    },
  };
}
