import type { MediaId } from '../mediaId/mediaId';
import { cutTo, toSingleLine } from '../text/escaping';
import type { CredentialVerdict } from './credentialTest';
import { classifyListResponse } from './credentialTest';
import type { Download } from './download';
import { downloadMedia } from './download';
import type { HttpResult } from './httpResult';
import { wholeBody } from './httpResult';
import { maxListedTextLength } from './contract';
import type { AccountMedia, MediaListing } from './accountMedia';
import { parseListing, parseOne } from './accountMedia';
import { redactor } from './redaction';
import type { ReadingTarget } from './request';
import { buildListRequest, buildOneRequest } from './request';
import { sendRequest } from './transport';

/** Maximum length of a reason shown in a line beside other text (UTF-16 code units). */
const maxShownReasonLength = 200;

/** The list of an account's media, or why there is none. */
export type ListResult =
  | ({ readonly kind: 'listed' } & MediaListing)
  /** `noList`: this gateway answers otherwise than with a list. */
  | { readonly kind: 'noList' | 'rejected' | 'unreachable'; readonly verdict: CredentialVerdict };

/** Reads what an account holds. Makes GET requests only: nothing here can delete. No method ever rejects. */
export interface AccountReader {
  /** Asks once for the list of the account's media, to learn whether the credentials are accepted. */
  testCredentials(signal: AbortSignal): Promise<CredentialVerdict>;
  /** Asks for the list of the account's media. Whether deleted media stay listed is not known: it is a hint, no proof. */
  list(signal: AbortSignal): Promise<ListResult>;
  /** Asks about one media object; `undefined` where the answer says nothing about it. */
  one(mediaId: MediaId, signal: AbortSignal): Promise<AccountMedia | undefined>;
  /**
   * Saves the file of a media object.
   * @param file its path; nothing may be there.
   */
  download(mediaId: MediaId, file: string, signal: AbortSignal): Promise<Download>;
}

/** @param timeoutMs for each request as a whole, in milliseconds. */
export function createAccountReader(target: ReadingTarget, timeoutMs: number): AccountReader {
  // A service may quote what it was sent.
  const redact = redactor(target.credentials);
  const redacted = ({ reason, statusCode, ...verdict }: CredentialVerdict): CredentialVerdict => {
    const words = reason === undefined ? {} : { reason: toSingleLine(redact(reason), maxShownReasonLength) };
    return { ...verdict, ...words, statusCode: redact(statusCode) };
  };
  const askForList = (signal: AbortSignal): Promise<HttpResult> =>
    sendRequest(buildListRequest(target), timeoutMs, signal);
  return {
    testCredentials: async (signal) => redacted(classifyListResponse(await askForList(signal))),
    list: async (signal) => {
      const httpResult = await askForList(signal);
      const text = wholeBody(httpResult);
      const listing = text === undefined ? undefined : await parseListing(text, redact);
      if (listing !== undefined) return { kind: 'listed', ...listing };
      const verdict = redacted(classifyListResponse(httpResult));
      return { kind: kindOf(verdict), verdict };
    },
    one: async (mediaId, signal) => {
      const httpResult = await sendRequest(buildOneRequest(mediaId, target), timeoutMs, signal);
      const text = wholeBody(httpResult);
      return text === undefined ? undefined : parseOne(text, mediaId, redact);
    },
    download: async (mediaId, file, signal) => {
      const download = await downloadMedia(mediaId, file, target, timeoutMs, signal);
      if (download.kind === 'saved') {
        const { fileName, contentType } = download;
        return {
          ...download,
          fileName: cutTo(redact(fileName), maxListedTextLength),
          contentType: redact(contentType),
        };
      }
      if (download.kind !== 'noFile') return download;
      const reason =
        download.reason === undefined ? undefined : toSingleLine(redact(download.reason), maxShownReasonLength);
      return { ...download, reason, statusCode: redact(download.statusCode) };
    },
  };
}

/** A gateway that is overloaded or down says nothing about its list. */
function kindOf({ result, cause }: CredentialVerdict): Exclude<ListResult['kind'], 'listed'> {
  if (result === 'rejected') return 'rejected';
  const isDown = cause === 'serverError' || cause === 'throttled';
  return result === 'notTestable' && !isDown ? 'noList' : 'unreachable';
}
