import * as vscode from 'vscode';
import type { HttpMethod, ResponseFormat } from '../../core/gateway/contract';
import type { Endpoint, EndpointProblem } from '../../core/gateway/endpoint';
import { parseEndpoint } from '../../core/gateway/endpoint';
import { UserError } from '../messages/userError';
import { escapeForMessage } from '../../core/text/escaping';

/** Everything that decides where, how and how fast requests are sent. */
export interface SendingSettings {
  readonly endpoint: Endpoint;
  readonly httpMethod: HttpMethod;
  readonly responseFormat: ResponseFormat;
  readonly concurrency: number;
  /** 0 for no limit. */
  readonly requestsPerSecond: number;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly typeToConfirmAbove: number;
  readonly checkAccountBeforeDeleting: boolean;
  readonly keepCopies: 'never' | 'always';
}

export const settingsSection = 'whatsappMedia';

/**
 * Reads the settings that concern sending from the user's own settings only: a repository must not be able to say where
 * credentials go. The scope `application` says the same in the manifest; this doesn't rely on it.
 * @throws UserError for a value that can't be used. Nothing is replaced silently.
 */
export function readSendingSettings(): SendingSettings {
  return {
    endpoint: readEndpoint(),
    httpMethod: oneOf('httpMethod', ['DELETE', 'POST']),
    responseFormat: oneOf('responseFormat', ['json', 'plain']),
    concurrency: numberFrom('concurrency', 1, 16, true),
    requestsPerSecond: readRequestsPerSecond(),
    timeoutMs: readTimeoutMs(),
    retries: numberFrom('retries', 0, 10, true),
    typeToConfirmAbove: numberFrom('typeToConfirmAbove', 0, Number.MAX_SAFE_INTEGER, true),
    checkAccountBeforeDeleting: oneOf('checkAccountBeforeDeleting', [true, false]),
    keepCopies: oneOf('keepCopies', ['never', 'always']),
  };
}

/** What reading the account needs. */
export interface ReadingSettings {
  readonly endpoint: Endpoint;
  readonly timeoutMs: number;
  /** 0 for no limit. */
  readonly requestsPerSecond: number;
}

/** @throws UserError for a value that can't be used. */
export function readReadingSettings(): ReadingSettings {
  return { endpoint: readEndpoint(), timeoutMs: readTimeoutMs(), requestsPerSecond: readRequestsPerSecond() };
}

/** 0 for no limit. @throws UserError */
function readRequestsPerSecond(): number {
  return numberFrom('requestsPerSecond', 0, 1000, false);
}

/** How long each request may take as a whole, in milliseconds. @throws UserError */
export function readTimeoutMs(): number {
  return numberFrom('timeoutSeconds', 1, 600, false) * 1000;
}

/** Reports a rate that is set while deletions run; an invalid value changes nothing. */
export function onDidChangeRate(changed: (requestsPerSecond: number) => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration(`${settingsSection}.requestsPerSecond`)) return;
    try {
      changed(readRequestsPerSecond());
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  });
}

/** The endpoint alone. @throws UserError */
export function readEndpoint(): Endpoint {
  const text = userValue('endpoint');
  const parsed = typeof text === 'string' ? parseEndpoint(text) : ({ ok: false, problem: 'notAUrl' } as const);
  if (parsed.ok) return parsed.endpoint;
  throw settingError(endpointAdvice(parsed.problem), 'endpoint');
}

function endpointAdvice(problem: EndpointProblem): string {
  switch (problem) {
    case 'notAUrl':
      return vscode.l10n.t(
        'The setting whatsappMedia.endpoint is not a URL. Nothing was sent. Reset it, or enter one.',
      );
    case 'notHttps':
      return vscode.l10n.t(
        'The setting whatsappMedia.endpoint must begin with https:// (or http:// for this machine itself, such as http://127.0.0.1:8080). Nothing was sent.',
      );
    case 'hasCredentials':
      return vscode.l10n.t(
        'The setting whatsappMedia.endpoint contains a user name or password. Nothing was sent. Remove it there and use the command "Set Credentials".',
      );
    case 'hasQuery':
      return vscode.l10n.t(
        'The setting whatsappMedia.endpoint has a part after "?" or "#". Nothing was sent. Remove it: the parameters are added to each request.',
      );
  }
}

function userValue(key: string): unknown {
  const inspected = vscode.workspace.getConfiguration(settingsSection).inspect(key);
  return inspected?.globalValue ?? inspected?.defaultValue;
}

function oneOf<Value extends string | boolean>(key: string, allowed: readonly Value[]): Value {
  const value = userValue(key);
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw settingError(
    vscode.l10n.t(
      'The setting {0} must be one of {1}, not {2}. Nothing was sent.',
      `${settingsSection}.${key}`,
      allowed.join(', '),
      shown(value),
    ),
    key,
  );
}

function numberFrom(key: string, least: number, most: number, isWhole: boolean): number {
  const value = userValue(key);
  const isFine = typeof value === 'number' && value >= least && value <= most && (!isWhole || Number.isInteger(value));
  if (isFine) return value;
  throw settingError(
    vscode.l10n.t(
      'The setting {0} must be a number from {1} to {2}, not {3}. Nothing was sent.',
      `${settingsSection}.${key}`,
      least,
      most,
      shown(value),
    ),
    key,
  );
}

/** A setting holds something that can't be used; the message says what to do, and a button opens it. */
function settingError(message: string, setting: string): UserError {
  const open = (): unknown =>
    vscode.commands.executeCommand('workbench.action.openSettings', `${settingsSection}.${setting}`);
  return new UserError(message, { title: vscode.l10n.t('Open Settings'), run: open });
}

function shown(value: unknown): string {
  return escapeForMessage(JSON.stringify(value), 60);
}
