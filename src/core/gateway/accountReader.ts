import { toSingleLine } from '../text/escaping';
import type { CredentialVerdict } from './credentialTest';
import { classifyListResponse } from './credentialTest';
import { redactor } from './redaction';
import type { ReadingTarget } from './request';
import { buildListRequest } from './request';
import { sendRequest } from './transport';

/** The reason of a test of credentials is a line beside other text. UTF-16 code units. */
const maxTestReasonLength = 200;

/** Reads what an account holds. Makes GET requests only: nothing here can delete. */
export interface AccountReader {
  /**
   * Asks once for the list of the account's media, to learn whether the credentials are accepted. Never rejects: every
   * failure is a result.
   */
  testCredentials(signal: AbortSignal): Promise<CredentialVerdict>;
}

/** @param timeoutMs for each request as a whole, in milliseconds. */
export function createAccountReader(target: ReadingTarget, timeoutMs: number): AccountReader {
  // A service may quote what it was sent.
  const redact = redactor(target.credentials);
  return {
    testCredentials: async (signal) => {
      const { reason, statusCode, ...verdict } = classifyListResponse(
        await sendRequest(buildListRequest(target), timeoutMs, signal),
      );
      const words = reason === undefined ? {} : { reason: toSingleLine(redact(reason), maxTestReasonLength) };
      return { ...verdict, ...words, statusCode: redact(statusCode) };
    },
  };
}
