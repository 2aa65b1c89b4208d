import * as vscode from 'vscode';
import type { RecognitionOptions } from '../../core/recognition/recognize';

/**
 * The further key names that hold for a resource. What a workspace says counts less than what the user says: a stranger's
 * repository must not be able to call a number certain.
 */
export function detectionKeysFor(resource: vscode.Uri): Required<Pick<RecognitionOptions, 'keys' | 'workspaceKeys'>> {
  const inspected = vscode.workspace.getConfiguration('whatsappMedia', resource).inspect('detection.keys');
  return {
    keys: namesIn(inspected?.globalValue),
    workspaceKeys: [...namesIn(inspected?.workspaceValue), ...namesIn(inspected?.workspaceFolderValue)],
  };
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string' && name !== '') : [];
}
