import * as path from 'node:path';
import * as vscode from 'vscode';
import { escapeForMessage } from '../../core/text/escaping';
import { decodeText } from '../../core/text/decoding';
import { UserError } from '../messages/userError';

/** A file of this size is read when the user asks for it by name; larger ones would not fit into memory with ease. */
const maxMB = 100;

/**
 * The text of a file as it is on the disk now, decoded as a search decodes it.
 * @throws UserError when it can't be read, is no text or is larger than 100 MB.
 */
export async function readTextFile(file: vscode.Uri): Promise<string> {
  const name = escapeForMessage(path.posix.basename(file.path), 60);
  try {
    const { size, type } = await vscode.workspace.fs.stat(file);
    if ((type & vscode.FileType.Directory) !== 0)
      throw new UserError(vscode.l10n.t('{0} is a folder. Choose a file.', name));
    if (size > maxMB * 1_000_000) {
      throw new UserError(vscode.l10n.t('{0} is larger than {1} MB. Cut out the part with the IDs.', name, maxMB));
    }
    const content = await vscode.workspace.fs.readFile(file);
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    const text = decodeText(bytes, bytes.length);
    if (text !== undefined) return text;
    throw new UserError(vscode.l10n.t('{0} is not a text file. Save its IDs as text, a CSV file for example.', name));
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = escapeForMessage(error instanceof Error ? error.message : String(error), 200);
    throw new UserError(vscode.l10n.t('{0} could not be read: {1}', name, reason));
  }
}
