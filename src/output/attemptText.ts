import * as vscode from 'vscode';
import type { AttemptCause } from '../core/gateway/attempt';

/** A sentence for each reason why an attempt ended as it did, with what to do where something can be done. */
export function causeText(cause: AttemptCause): string {
  switch (cause) {
    case 'success':
      return vscode.l10n.t('the service said success');
    case 'notFound':
      return vscode.l10n.t("gone, expired or not this account's");
    case 'refused':
      return vscode.l10n.t('the service refused');
    case 'credentialsRejected':
      return vscode.l10n.t('the service did not accept the credentials; use "Set Credentials"');
    case 'methodNotAllowed':
      return vscode.l10n.t('the service does not accept this method; change the setting whatsappMedia.httpMethod');
    case 'throttled':
      return vscode.l10n.t('the service asked for fewer requests');
    case 'serverError':
      return vscode.l10n.t('the service failed; it may have deleted the media or not');
    case 'wrongEndpoint':
      return vscode.l10n.t('the answer is not from the service; check the setting whatsappMedia.endpoint');
    case 'webPage':
      return vscode.l10n.t(
        'a web page came instead of an answer of the service, which may have deleted the media or not; check the network and the setting whatsappMedia.endpoint',
      );
    case 'protocolSwitched':
      return vscode.l10n.t(
        'the server switched to another protocol instead of answering; check the setting whatsappMedia.endpoint',
      );
    case 'proxyAuthenticationAsked':
      return vscode.l10n.t(
        'the server asked for the sign-in of a proxy (HTTP 407) instead of answering; check the settings whatsappMedia.endpoint and http.proxy',
      );
    case 'redirected':
      return vscode.l10n.t(
        'the endpoint redirects elsewhere, which is never followed; check the setting whatsappMedia.endpoint',
      );
    case 'otherMedia':
      return vscode.l10n.t('the answer is about other media');
    case 'contradiction':
      return vscode.l10n.t('the answer contradicts itself');
    case 'notUnderstood':
      return vscode.l10n.t('the answer cannot be understood');
    case 'answerTooLarge':
      return vscode.l10n.t('the answer is too large');
    case 'answerLost':
      return vscode.l10n.t('the answer broke off');
    case 'proxyRefused':
      return vscode.l10n.t('the proxy refused to pass the request on; check the setting http.proxy');
    case 'hostNotFound':
      return vscode.l10n.t('the host name is not known; check the network and the setting whatsappMedia.endpoint');
    case 'notConnected':
      return vscode.l10n.t('no connection could be made; nothing was sent');
    case 'untrustedCertificate':
      return vscode.l10n.t(
        "the server's certificate is not trusted; add its authority to the system's store, or name it in the environment variable NODE_EXTRA_CA_CERTS and restart VS Code",
      );
    case 'tlsFailed':
      return vscode.l10n.t('no secure connection could be made; check the setting whatsappMedia.endpoint');
    case 'timedOut':
      return vscode.l10n.t('no answer came in time');
    case 'connectionLost':
      return vscode.l10n.t('the connection was lost before an answer came');
    case 'cancelled':
      return vscode.l10n.t('cancelled');
  }
}
