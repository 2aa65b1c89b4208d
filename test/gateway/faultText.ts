import type { Fault } from './fault';
import { statusBodies } from './fault';
import { GivenValues } from './parsedOptions';
import type { FaultRule } from './rules';

/** The syntax that {@link parseFaultRule} reads, for people. */
export const faultSyntax = `FAULT is NAME[:key=value,...][@MEDIAID|@list][xTIMES]
  without @MEDIAID it applies to every deletion, @list means the list of media (GET); without xTIMES for ever; several
  apply in the order given.
  A key without a value means yes. Values are percent-decoded: write %2C for a comma, %40 for @, %78 for x.
  Where the answer is lost or unreadable, the media is deleted all the same; deletes=no or deletes=yes says otherwise.

  503, 401, ...        any HTTP status from 200 to 599: body=${statusBodies.join('|')},
                       statusCode, reason, deletes
  429                  seconds=N | date=DATE | raw=TEXT for Retry-After
  301 302 303 307 308  location=URL, deletes
  status               status=N, then as for 503: for 429 and redirects without their header
  shaped               status=WORD, statusCode, reason, mediaId, httpStatus, omit=FIELD+FIELD, numbers, wrapped,
                       deletes
  raw                  status=N, body=TEXT, type=CONTENT-TYPE, deletes
  latency              ms=N, then the contract
  html200 noContent emptyBody truncatedJson shortBody resetBeforeHeaders silence closeBeforeAnswer switchProtocols
                       deletes
  otherMediaId         mediaId=ID, deletes
  hugeBody             bytes=N, status=N, deletes
  resetAfterHeaders    status=N, deletes
  drip                 bytesPerSecond=N, deletes
  resetOnConnect       a connection is reset as soon as it is accepted; takes no @MEDIAID

  e.g. 503x2   429:seconds=5   silence@7074855483357676350   404:body=page   302:location=http://127.0.0.1:8080/`;

const redirects = [301, 302, 303, 307, 308] as const;

/**
 * Reads one fault as written on the command line, see {@link faultSyntax}.
 * @throws Error whose message says what is wrong with the text.
 */
export function parseFaultRule(text: string): FaultRule {
  const match = /^(?<name>[^:@]+?)(?::(?<values>[^@]*?))?(?:@(?<target>\d+|list))?(?:x(?<times>\d+))?$/.exec(text);
  const { name, values = '', target, times } = match?.groups ?? {};
  if (name === undefined) throw new Error(`"${text}" is not written as NAME[:key=value,...][@MEDIAID|@list][xTIMES]`);
  const given = new GivenValues(text, values);
  const fault = faultOf(name, given);
  given.refuseTheRest();
  if (times !== undefined && Number(times) < 1) throw new Error(`"${text}": x${times} would never apply`);
  return {
    fault,
    ...(target === undefined ? {} : target === 'list' ? { on: 'list' } : { mediaId: target }),
    ...(times === undefined ? {} : { times: Number(times) }),
  };
}

function faultOf(name: string, given: GivenValues): Fault {
  if (/^[2-5]\d\d$/.test(name)) {
    const status = Number(name);
    const redirect = redirects.find((code) => code === status);
    if (redirect !== undefined) {
      return { name: 'redirect', status: redirect, location: given.needed('location'), ...given.deletes() };
    }
    return status === 429 ? throttled(given) : anyStatus(status, given);
  }
  const read = readers.get(name);
  if (read === undefined) throw new Error(`"${name}" is no fault; known are ${[...readers.keys()].join(', ')}`);
  return read(given);
}

/** Faults that take nothing but `deletes`. */
const plainNames = [
  'html200',
  'noContent',
  'emptyBody',
  'truncatedJson',
  'shortBody',
  'resetBeforeHeaders',
  'silence',
  'closeBeforeAnswer',
  'switchProtocols',
] as const;

const readers = new Map<string, (given: GivenValues) => Fault>([
  ...plainNames.map(withDeletesOnly),
  ['resetOnConnect', () => ({ name: 'resetOnConnect' })],
  ['latency', (given) => ({ name: 'latency', ms: given.neededNumber('ms') })],
  ['status', (given) => anyStatus(given.neededNumber('status'), given)],
  ['throttled', throttled],
  ['shaped', shaped],
  [
    'raw',
    (given) => ({
      name: 'raw',
      status: given.neededNumber('status'),
      headers: { 'Content-Type': given.text('type') ?? 'text/plain; charset=utf-8' },
      body: given.text('body') ?? '',
      ...given.deletes(),
    }),
  ],
  ['otherMediaId', (given) => ({ name: 'otherMediaId', mediaId: given.needed('mediaId'), ...given.deletes() })],
  ['hugeBody', (given) => ({ name: 'hugeBody', ...given.numbers('bytes', 'status'), ...given.deletes() })],
  ['resetAfterHeaders', (given) => ({ name: 'resetAfterHeaders', ...given.numbers('status'), ...given.deletes() })],
  ['drip', (given) => ({ name: 'drip', ...given.numbers('bytesPerSecond'), ...given.deletes() })],
]);

function withDeletesOnly(name: (typeof plainNames)[number]): [string, (given: GivenValues) => Fault] {
  return [name, (given) => ({ name, ...given.deletes() })];
}

function anyStatus(status: number, given: GivenValues): Fault {
  const asked = given.text('body');
  const body = statusBodies.find((known) => known === asked);
  if (asked !== undefined && body === undefined) given.complain(`body is one of ${statusBodies.join(', ')}`);
  return {
    name: 'status',
    status,
    ...(body === undefined ? {} : { body }),
    ...given.texts('statusCode', 'reason'),
    ...given.deletes(),
  };
}

function throttled(given: GivenValues): Fault {
  const seconds = given.number('seconds');
  const date = given.text('date');
  const raw = given.text('raw');
  if (seconds !== undefined) return { name: 'throttled', retryAfter: { seconds } };
  if (raw !== undefined) return { name: 'throttled', retryAfter: { raw } };
  if (date === undefined) return { name: 'throttled' };
  const moment = new Date(date);
  if (Number.isNaN(moment.getTime())) given.complain(`date=${date} is no date`);
  return { name: 'throttled', retryAfter: { date: moment } };
}

function shaped(given: GivenValues): Fault {
  const omit = given.text('omit')?.split('+');
  return {
    name: 'shaped',
    status: given.needed('status'),
    ...given.texts('statusCode', 'reason', 'mediaId'),
    ...given.numbers('httpStatus'),
    ...(omit === undefined ? {} : { omit }),
    ...(given.flag('numbers') === true ? { numbers: true } : {}),
    ...(given.flag('wrapped') === true ? { wrapped: true } : {}),
    ...given.deletes(),
  };
}
