import type { MediaId } from '../mediaId/mediaId';
import type { GatewayResponse } from './response';
import { unreadableResponse } from './response';
import { maxPlainResponseLength } from './contract';
import { parseJsonObject, parseJsonResponse } from './jsonResponse';
import { parsePlainResponse } from './plainResponse';

/**
 * Reads the body of an answer. Never throws.
 * @param mediaId the media whose deletion was asked for, if one was.
 */
export function parseResponse(body: string, mediaId: MediaId | undefined): GatewayResponse {
  // trim() also takes a byte order mark off.
  const text = body.trim();
  const json = parseJsonObject(text);
  if (json !== undefined) return parseJsonResponse(json, mediaId) ?? unreadableResponse;
  if (isHtml(text)) return { ...unreadableResponse, isWebPage: true };
  // JSON cut short, JSON behind a notice, XML: in what looks like plain text "success" may stand for anything.
  if (text.length > maxPlainResponseLength || /^[[<]|\{/.test(text)) return unreadableResponse;
  return parsePlainResponse(text, mediaId) ?? unreadableResponse;
}

function isHtml(text: string): boolean {
  return /<(?:!doctype html|\/?(?:html|head|title|body|script|style|meta|form|h1)\b)/i.test(text);
}
