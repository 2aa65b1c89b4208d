import type { FakeResponse } from './fakeResponse';
import { emptyAnswer, jsonAnswer, pageAnswer, successFields, withHeaders } from './fakeResponse';
import type { Fault } from './fault';
import type { FakeExchange } from './exchange';
import { shapedAnswer, statusAnswer, throttledAnswer } from './scriptedResponse';
import type { ReceivedRequest } from './recordedRequest';
import { parametersOf } from './recordedRequest';

const defaultHugeBytes = 30_000_000;
const hugeChunkBytes = 64 * 1024;

/** Answers a request as told. `byContract` is what the contract would have answered. */
export function applyFault(fault: Fault, request: ReceivedRequest, byContract: FakeResponse, out: FakeExchange): void {
  const { mediaId } = parametersOf(request);
  const success = jsonAnswer(200, successFields(mediaId));
  switch (fault.name) {
    case 'latency':
      out.later(fault.ms, () => {
        out.sendAnswer(byContract);
      });
      return;
    case 'status':
      out.sendAnswer(statusAnswer(fault, mediaId, request.method));
      return;
    case 'shaped':
      out.sendAnswer(shapedAnswer(fault, mediaId));
      return;
    case 'raw':
      out.sendAnswer({ status: fault.status, headers: fault.headers ?? {}, body: fault.body });
      return;
    case 'throttled':
      out.sendAnswer(throttledAnswer(fault, mediaId));
      return;
    case 'html200':
      out.sendAnswer(pageAnswer(200));
      return;
    case 'noContent':
      out.sendAnswer(emptyAnswer(204));
      return;
    case 'emptyBody':
      out.sendAnswer(emptyAnswer(200));
      return;
    case 'otherMediaId':
      out.sendAnswer(jsonAnswer(200, successFields(fault.mediaId)));
      return;
    case 'truncatedJson':
      out.sendAnswer({ ...success, body: firstHalf(success.body) });
      return;
    case 'shortBody':
      out.sendHead(withLength(success));
      out.send(firstHalf(success.body));
      out.close();
      return;
    case 'hugeBody':
      sendHugeBody(fault, mediaId, out);
      return;
    case 'resetOnConnect':
    case 'resetBeforeHeaders':
      out.reset();
      return;
    case 'resetAfterHeaders':
      out.sendHead(withLength({ ...success, status: fault.status ?? success.status }));
      out.send(firstHalf(success.body), () => {
        out.resetAfterWhatWasSent();
      });
      return;
    case 'silence':
      out.giveNoAnswer();
      return;
    case 'drip':
      drip(withLength(success), fault.bytesPerSecond ?? 1, out);
      return;
    case 'closeBeforeAnswer':
      out.close();
      return;
    case 'switchProtocols':
      out.sendHead({ status: 101, headers: { Connection: 'Upgrade', Upgrade: 'websocket' } });
      return;
    case 'redirect':
      out.sendAnswer(withHeaders(pageAnswer(fault.status), { Location: fault.location }));
      return;
  }
}

/** Sends as fast as the client reads, and no longer than it stays. */
function sendHugeBody(
  { bytes = defaultHugeBytes, status = 200, type }: Extract<Fault, { name: 'hugeBody' }>,
  mediaId: string | undefined,
  out: FakeExchange,
): void {
  const frame = jsonAnswer(status, { ...successFields(mediaId), reason: '' });
  const end = '"}';
  const start = frame.body.slice(0, -end.length).toString();
  const filler = Buffer.alloc(hugeChunkBytes, 'x');
  out.sendHead(type === undefined ? frame : withHeaders(frame, { 'Content-Type': type }));
  out.send(start);
  let left = bytes - start.length - end.length;
  const sendOn = (): void => {
    while (left > 0 && !out.isOver) {
      const part = filler.subarray(0, left);
      left -= part.length;
      if (!out.send(part)) {
        out.whenDrained(sendOn);
        return;
      }
    }
    out.send(end);
    out.complete();
  };
  sendOn();
}

function drip(answer: FakeResponse, bytesPerSecond: number, out: FakeExchange): void {
  const bytes = Buffer.from(answer.body);
  let sent = 0;
  const sendNext = (): void => {
    if (sent >= bytes.length) return;
    out.send(bytes.subarray(sent, ++sent));
    if (sent === bytes.length) out.complete();
  };
  out.sendHead(answer);
  sendNext();
  out.repeatedly(1000 / bytesPerSecond, sendNext);
}

function withLength(answer: FakeResponse): FakeResponse {
  return withHeaders(answer, { 'Content-Length': String(Buffer.byteLength(answer.body)) });
}

function firstHalf(body: string | Buffer): string | Buffer {
  return body.slice(0, Math.floor(body.length / 2));
}
