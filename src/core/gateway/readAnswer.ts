import type { MediaId } from '../mediaIds/mediaId';
import type { Answer } from './answer';
import { notUnderstood } from './answer';
import { plainAnswerLimit } from './contract';
import { parseJsonObject, readJsonAnswer } from './jsonAnswer';
import { readPlainAnswer } from './plainAnswer';

/**
 * Reads the body of an answer. Never throws.
 * @param mediaId the media whose deletion was asked for, if one was.
 */
export function readAnswer(body: string, mediaId: MediaId | undefined): Answer {
  // trim() also takes a byte order mark off.
  const text = body.trim();
  const json = parseJsonObject(text);
  if (json !== undefined) return readJsonAnswer(json, mediaId) ?? notUnderstood;
  if (isHtml(text)) return { ...notUnderstood, isWebPage: true };
  // JSON cut short, JSON behind a notice, XML: in what looks like plain text "success" may stand for anything.
  if (text.length > plainAnswerLimit || /^[[<]|\{/.test(text)) return notUnderstood;
  return readPlainAnswer(text, mediaId) ?? notUnderstood;
}

function isHtml(text: string): boolean {
  return /<(?:!doctype html|\/?(?:html|head|title|body|script|style|meta|form|h1)\b)/i.test(text);
}
