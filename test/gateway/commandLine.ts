import { parseArgs } from 'node:util';
import { faultSyntax, parseFaultRule } from './faultText';
import type { DialectName } from './dialect';
import { dialects } from './dialect';
import type { FakeGatewayOptions, FakeGateway, RecordedRequest } from './fakeGateway';
import type { FaultRule } from './rules';
import { checkRule } from './rules';

export const usage = `npm run gateway -- [options]

A fake gateway: keeps the contract of SMSGatewayCenter's Delete Media API on this machine, or breaks it to order.

  --port N              port to listen on (default: any free one)
  --dialect NAME        observed (default): as other clients see this software answer; documented: as its page says
  --api-key KEY         accept this API key (repeatable; default box-api-key)
  --key-needs-user-id   an API key counts only beside the user ID of one of the users
  --user ID:PASSWORD    accept this user ID and password (repeatable; default box-user:box-password)
  --media ID            this media exists (repeatable; default: every ID of 13 to 20 digits)
  --expired ID          this media is known but has expired (repeatable)
  --latency MS          wait before each answer
  --behave FAULT    misbehave (repeatable), see below
  --record FILE         append every request as a line of JSON, with the credentials that were sent
  --help                show this

${faultSyntax}
`;

/** What the command line asks for. */
export type Order = { help: true } | { help: false; options: FakeGatewayOptions; rules: FaultRule[] };

/** The command line cannot be understood; the message says why. */
export class UsageError extends Error {}

/** @throws UsageError */
export function parseCommandLine(args: readonly string[]): Order {
  const values = parsed(args);
  if (values.help === true) return { help: true };
  const { media, expired } = values;
  const users = values.user?.map(userAndPassword);
  const options: FakeGatewayOptions = {
    ...(values.port === undefined ? {} : { port: wholeNumber('--port', values.port, 65535) }),
    ...(values.dialect === undefined ? {} : { dialect: dialectNamed(values.dialect) }),
    ...(values['key-needs-user-id'] === true ? { keyNeedsUserId: true } : {}),
    ...(values['api-key'] === undefined ? {} : { apiKeys: values['api-key'] }),
    ...(users === undefined ? {} : { users: Object.fromEntries(users) }),
    ...(media === undefined ? {} : { media: media.map((id) => mediaId('--media', id)) }),
    ...(expired === undefined ? {} : { expired: expired.map((id) => mediaId('--expired', id)) }),
    // The longest time that a timer can wait.
    ...(values.latency === undefined ? {} : { latencyMs: wholeNumber('--latency', values.latency, 2 ** 31 - 1) }),
    ...(values.record === undefined ? {} : { recordFile: values.record }),
  };
  return { help: false, options, rules: (values.behave ?? []).map(faultRule) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        dialect: { type: 'string' },
        'key-needs-user-id': { type: 'boolean' },
        'api-key': { type: 'string', multiple: true },
        user: { type: 'string', multiple: true },
        media: { type: 'string', multiple: true },
        expired: { type: 'string', multiple: true },
        latency: { type: 'string' },
        behave: { type: 'string', multiple: true },
        record: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

function dialectNamed(text: string): DialectName {
  const dialect = dialects.find((name) => name === text);
  if (dialect === undefined) throw new UsageError(`--dialect is one of ${dialects.join(', ')}, not "${text}"`);
  return dialect;
}

function faultRule(text: string): FaultRule {
  try {
    const rule = parseFaultRule(text);
    checkRule(rule);
    return rule;
  } catch (error) {
    throw new UsageError(`--behave ${messageOf(error)}`);
  }
}

function userAndPassword(text: string): [userId: string, password: string] {
  const colon = text.indexOf(':');
  if (colon < 1 || colon === text.length - 1) throw new UsageError('--user is written ID:PASSWORD');
  return [text.slice(0, colon), text.slice(colon + 1)];
}

function wholeNumber(option: string, text: string, most: number): number {
  if (/^\d{1,10}$/.test(text) && Number(text) <= most) return Number(text);
  throw new UsageError(`${option} must be a whole number from 0 to ${most}, not "${text}"`);
}

function mediaId(option: string, text: string): string {
  if (/^\d+$/.test(text)) return text;
  throw new UsageError(`${option} must be digits, not "${text}"`);
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What to set in VS Code to use this gateway, as lines for people. */
export function instructions(gateway: FakeGateway, { apiKeys, users, media }: FakeGatewayOptions): string {
  const [apiKey = 'box-api-key'] = apiKeys ?? [];
  const [[userId, password] = ['box-user', 'box-password']] = Object.entries(users ?? {});
  const [example = '7074855483357676350'] = media === 'any' ? [] : (media ?? []);
  return [
    `The fake gateway listens at ${gateway.endpoint}`,
    '',
    'settings.json of the user (a workspace cannot set it):',
    `  "whatsappMedia.endpoint": ${JSON.stringify(gateway.endpoint)}`,
    'command "WhatsApp Media: Set Credentials (API Key)…", one of:',
    `  API key    ${apiKey}`,
    `  User ID    ${userId}    Password    ${password}`,
    'a media ID to delete:',
    `  ${example}`,
    '',
    'Stop with Ctrl+C. Requests:',
  ].join('\n');
}

/** One line about a request and its answer, without its credentials. */
export function requestLine(seen: RecordedRequest): string {
  const by = seen.authenticatedBy === 'nobody' ? 'not authenticated' : `authenticated by ${seen.authenticatedBy}`;
  const answer = seen.answeredStatus === undefined ? 'no answer' : `HTTP ${seen.answeredStatus}`;
  const left = seen.closedByClient ? ', client left' : '';
  const deleted = seen.deleted ? ', deleted' : '';
  // What was sent as an ID may hold anything, line breaks too.
  const id = seen.mediaId === undefined ? 'no mediaId' : inOneLine(seen.mediaId);
  return `#${seen.number} ${seen.method} ${seen.path} ${id}, ${by}, ${seen.fault}: ${answer}${deleted}${left}`;
}

function inOneLine(text: string): string {
  return /^\d+$/.test(text) ? text : JSON.stringify(text.slice(0, 40));
}
