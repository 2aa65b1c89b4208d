import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MediaId } from '../mediaId/mediaId';
import type { Attempt } from './attempt';
import { classifyResponse } from './classifyResponse';
import { maxResponseBytes } from './contract';
import type { HttpResult, ResponseHead } from './httpResult';
import { parseResponse } from './parseResponse';
import type { ReadingTarget } from './request';
import { buildDownloadRequest } from './request';
import { streamRequest } from './transport';

/** What came of a download. Nothing is left on the disk unless it was saved. */
export type Download =
  | {
      readonly kind: 'saved';
      readonly bytes: number;
      readonly contentType: string | undefined;
      /** As the service names it: foreign text, and no safe file name. */
      readonly fileName: string | undefined;
    }
  /** The service gave an answer in place of a file; `reason` is its own words. Not redacted. */
  | ({ readonly kind: 'noFile' } & Pick<Attempt, 'outcome' | 'cause' | 'httpStatus' | 'statusCode' | 'reason'>)
  /** The file did not come whole, or held nothing. */
  | { readonly kind: 'incomplete'; readonly fault: 'cutOff' | 'tooLarge' | 'empty' | 'otherLength' }
  | { readonly kind: 'unreachable'; readonly fault: string; readonly faultCode: string | undefined }
  /** The disk said no; the system's code. */
  | { readonly kind: 'notWritten'; readonly code: string };

type Received =
  | { readonly kind: 'file'; readonly head: ResponseHead; readonly bytes: number }
  | { readonly kind: 'text'; readonly head: ResponseHead; readonly text: string }
  | { readonly kind: 'notWritten'; readonly code: string };

/**
 * Downloads the file of a media object, streamed to the disk. A page or an error in a file's clothes is none. Never
 * rejects.
 * @param file its path; nothing may be there.
 * @param timeoutMs for all of it, in milliseconds.
 */
export async function downloadMedia(
  mediaId: MediaId,
  file: string,
  target: ReadingTarget,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Download> {
  const abort = new AbortController();
  const stopped = AbortSignal.any([signal, abort.signal]);
  let saving: Promise<Received> | undefined;
  const received = await streamRequest<Received>(
    buildDownloadRequest(mediaId, target),
    timeoutMs,
    signal,
    (head, body) => {
      if (!mayBeFile(head)) return readText(head, body);
      return (saving = saveFile(file, head, body, stopped));
    },
  );
  // Cut by the time-out, the request is gone, but the file is still being written.
  abort.abort();
  const saved = await saving?.catch(() => undefined);
  const download = await conclude(received, file, mediaId);
  // What was there before isn't ours to remove.
  const wasThere = saved?.kind === 'notWritten' && saved.code === 'EEXIST';
  if (download.kind !== 'saved' && saving !== undefined && !wasThere)
    await rm(file, { force: true }).catch(() => undefined);
  return download;
}

async function conclude(received: HttpResult | Received, file: string, mediaId: MediaId): Promise<Download> {
  switch (received.kind) {
    case 'notWritten':
      return received;
    case 'failed':
      return { kind: 'unreachable', fault: received.fault, faultCode: received.faultCode };
    case 'answered':
      return received.body.kind === 'tooLarge'
        ? { kind: 'incomplete', fault: 'tooLarge' }
        : { kind: 'incomplete', fault: 'cutOff' };
    case 'text':
      return noFile(received.head, received.text, mediaId);
    case 'file': {
      const { head, bytes } = received;
      if (bytes === 0) return { kind: 'incomplete', fault: 'empty' };
      const announced = head.header('content-length');
      if (announced !== undefined && Number(announced) !== bytes) return { kind: 'incomplete', fault: 'otherLength' };
      try {
        const disguised = await disguisedText(file, bytes, mediaId);
        if (disguised !== undefined) return noFile(head, disguised, mediaId);
      } catch (error) {
        return { kind: 'notWritten', code: codeOf(error) };
      }
      const contentType = head.header('content-type');
      return { kind: 'saved', bytes, contentType, fileName: nameIn(head.header('content-disposition')) };
    }
  }
}

/** What is plainly an answer, and not a file, is read as one. */
function mayBeFile({ httpStatus, header, isFromProxy }: ResponseHead): boolean {
  const type = header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return httpStatus === 200 && !isFromProxy && type !== 'application/json' && type !== 'text/html';
}

async function readText(head: ResponseHead, body: Readable): Promise<Received> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > maxResponseBytes) break;
    chunks.push(bytes);
  }
  return { kind: 'text', head, text: Buffer.concat(chunks).toString('utf8') };
}

async function saveFile(file: string, head: ResponseHead, body: Readable, signal: AbortSignal): Promise<Received> {
  const stream = createWriteStream(file, { flags: 'wx' });
  let diskError: NodeJS.ErrnoException | undefined;
  stream.once('error', (error: NodeJS.ErrnoException) => {
    // What the other side of the pipeline met is passed on to it, without a system call.
    if (error.syscall !== undefined && /^(open|write|close)$/.test(error.syscall)) diskError = error;
  });
  try {
    await pipeline(body, stream, { signal });
  } catch (error) {
    if (diskError === undefined) throw error;
    return { kind: 'notWritten', code: codeOf(diskError) };
  }
  return { kind: 'file', head, bytes: stream.bytesWritten };
}

/** The text of a file that is none: a page, or an answer of the API. @throws the system's error */
async function disguisedText(file: string, bytes: number, mediaId: MediaId): Promise<string | undefined> {
  if (bytes > maxResponseBytes) return undefined;
  const text = await readFile(file, 'utf8');
  const { isWebPage, isApiShaped } = parseResponse(text, mediaId);
  return isWebPage || isApiShaped ? text : undefined;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'EIO';
}

function noFile(head: ResponseHead, text: string, mediaId: MediaId): Download {
  const { httpStatus: status, isFromProxy } = head;
  const answered = { kind: 'answered', httpStatus: status, retryAfter: undefined, isFromProxy } as const;
  const attempt = classifyResponse({ ...answered, body: { kind: 'whole', text } }, mediaId, Date.now());
  const { cause, httpStatus, statusCode, reason } = attempt;
  // A success that hands out no file says nothing about the media.
  const outcome = attempt.outcome === 'deleted' ? 'unknown' : attempt.outcome;
  return {
    kind: 'noFile',
    outcome,
    cause: cause === 'success' ? 'notUnderstood' : cause,
    httpStatus,
    statusCode,
    reason,
  };
}

/** The name in a `Content-Disposition`, with UTF-8 where it says so. */
function nameIn(disposition: string | undefined): string | undefined {
  if (disposition === undefined) return undefined;
  const [, encoded] = /filename\*=\s*utf-8''([^;]+)/i.exec(disposition) ?? [];
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded.trim());
    } catch {
      // The plain name is there for this.
    }
  }
  const [, quoted, bare] = /filename=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition) ?? [];
  return quoted?.replace(/\\(.)/g, '$1') ?? bare?.trim();
}
