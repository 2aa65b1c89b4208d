import * as vscode from 'vscode';
import type { Attempt, AttemptCause } from '../../core/gateway/attempt';
import { forbiddenCode } from '../../core/gateway/contract';

/** What else is known of an attempt. */
export type CauseDetails = { readonly [Key in 'faultCode' | 'httpStatus' | 'statusCode']?: Attempt[Key] };

/** The same for a request that only reads: it can have deleted nothing, and no setting of deletions concerns it. */
export function readingCauseText(cause: AttemptCause, details: CauseDetails = {}): string {
  switch (cause) {
    case 'serverError':
      return vscode.l10n.t('the service failed');
    case 'webPage':
      return vscode.l10n.t(
        'a web page came back instead of the service’s response; check the network and the setting whatsappMedia.endpoint',
      );
    case 'methodNotAllowed':
      return vscode.l10n.t('this gateway does not offer it');
    default:
      return causeText(cause, details);
  }
}

/**
 * A sentence for each reason why an attempt ended as it did, with what to do where something can be done.
 */
export function causeText(cause: AttemptCause, { faultCode, httpStatus, statusCode }: CauseDetails = {}): string {
  switch (cause) {
    case 'success':
      return vscode.l10n.t('the service reported success');
    case 'notFound':
      return vscode.l10n.t("gone, expired or not this account's");
    case 'refused':
      return vscode.l10n.t('the service refused');
    case 'credentialsRejected':
      if (String(httpStatus) === forbiddenCode || statusCode === forbiddenCode) {
        return vscode.l10n.t('the service refused access (403); if the credentials are wrong, use "Set Credentials"');
      }
      return vscode.l10n.t('the service rejected the credentials; use "Set Credentials"');
    case 'methodNotAllowed':
      return vscode.l10n.t('the service does not accept this method; change the setting whatsappMedia.httpMethod');
    case 'throttled':
      return vscode.l10n.t('the service asked for fewer requests');
    case 'serverError':
      return vscode.l10n.t('the service failed, and may or may not have deleted the media');
    case 'wrongEndpoint':
      return vscode.l10n.t('the response is not from the service; check the setting whatsappMedia.endpoint');
    case 'webPage':
      return vscode.l10n.t(
        'a web page came back instead of the service’s response, and the media may or may not have been deleted; check the network and the setting whatsappMedia.endpoint',
      );
    case 'protocolSwitched':
      return vscode.l10n.t(
        'the server switched to another protocol instead of responding; check the setting whatsappMedia.endpoint',
      );
    case 'proxyAuthenticationAsked':
      return vscode.l10n.t(
        'the server asked for proxy authentication (HTTP 407) instead of responding; check the settings whatsappMedia.endpoint and http.proxy',
      );
    case 'redirected':
      return vscode.l10n.t(
        'the endpoint redirects elsewhere, which is never followed; check the setting whatsappMedia.endpoint',
      );
    case 'otherMedia':
      return vscode.l10n.t('the response is about other media');
    case 'contradiction':
      return vscode.l10n.t('the response contradicts itself');
    case 'notUnderstood':
      return vscode.l10n.t('the response was not understood');
    case 'answerTooLarge':
      return vscode.l10n.t('the response is too large');
    case 'answerLost':
      return vscode.l10n.t('the response was incomplete');
    case 'proxyRefused':
      return vscode.l10n.t('the proxy refused to pass the request on; check the setting http.proxy');
    case 'hostNotFound':
      return vscode.l10n.t('the host was not found; check the network and the setting whatsappMedia.endpoint');
    case 'notConnected':
      return faultCode === 'ECONNREFUSED'
        ? vscode.l10n.t('connection refused; check the network and the setting whatsappMedia.endpoint')
        : vscode.l10n.t('no connection could be made; check the network and the setting whatsappMedia.endpoint');
    case 'untrustedCertificate':
      return vscode.l10n.t(
        "the server's certificate is not trusted; add its authority to the system's store, or name it in the environment variable NODE_EXTRA_CA_CERTS and restart VS Code",
      );
    case 'tlsFailed':
      return vscode.l10n.t('no secure connection could be made; check the setting whatsappMedia.endpoint');
    case 'timedOut':
      return vscode.l10n.t('timed out: no response in time');
    case 'connectionLost':
      return vscode.l10n.t('the connection was lost before a response arrived');
    case 'cancelled':
      return vscode.l10n.t('canceled');
  }
}
