import * as path from 'node:path';
import * as vscode from 'vscode';
import { runCooperatively } from '../../core/recognition/runCooperatively';
import { DigitSearch } from '../../core/uses/digitSearch';
import type { Use } from '../../core/uses/use';
import { usesInTextInSteps } from '../../core/uses/usesInText';
import { detectionKeysFor } from '../editor/detectionKeys';
import { isForReading } from '../editor/openDocuments';
import { isCell } from '../workspace/notebooks';
import { FolderFilters } from '../workspace/scanSettings';
import { isListed } from '../workspace/fileWatcher';
import type { WorkspaceScan } from '../workspace/workspaceScan';

/** Uses in a file, or in a cell of a notebook that isn't saved. */
export interface DocumentUses {
  readonly uri: vscode.Uri;
  /** 1-based; `undefined` outside of notebooks. `line` and `character` are the cell's. */
  readonly cell: number | undefined;
  readonly uses: readonly Use[];
}

export interface WorkspaceUses {
  readonly documents: readonly DocumentUses[];
  /** How many more uses there are beyond the limit. */
  readonly more: number;
  /** Whether the search came to its end in time. */
  readonly isFinished: boolean;
  /** Names of the workspace's folders that aren't on this machine: they are not searched. */
  readonly unsearchedFolders: readonly string[];
}

export interface UsesLimits {
  /** Aborted when it ends at the latest, with what was found until then. */
  readonly until: AbortSignal;
  /** Uses that are found with place and name; more are only counted. */
  readonly maxUses: number;
}

/**
 * Finds where digits stand, whatever they mean there: in the files that a scan reads, and in the editors whose text isn't
 * saved; without a folder in all open editors. It needs no scan before.
 */
export async function findWorkspaceUses(
  digits: readonly string[],
  scan: Pick<WorkspaceScan, 'findUses'>,
  { until, maxUses }: UsesLimits,
): Promise<WorkspaceUses> {
  const editors = editorTexts();
  const except = editors.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
  const inFiles = scan.findUses({ digits, except, maxUses });
  const abort = new AbortController();
  const documents: DocumentUses[] = [];
  let more = 0;
  const searchEditors = async (): Promise<boolean> => {
    const search = new DigitSearch(digits);
    for (const { uri, cell, text } of editors) {
      const options = { fileName: path.posix.basename(uri.path), ...detectionKeysFor(uri) };
      const found = await runCooperatively(usesInTextInSteps(text(), search, options, maxUses), abort.signal);
      if (found === undefined) return false;
      documents.push({ uri, cell, uses: found.uses });
      more += found.more;
    }
    return true;
  };
  const timeUp = new Promise<false>((resolve) => {
    const end = (): void => {
      resolve(false);
    };
    if (until.aborted) end();
    else until.addEventListener('abort', end, { once: true });
  });
  const ended = Promise.all([searchEditors(), inFiles?.isComplete ?? true]);
  const isFinished = await Promise.race([ended.then(([inEditors, onDisk]) => inEditors && onDisk), timeUp]);
  abort.abort();
  inFiles?.cancel();
  const files = inFiles?.found.files ?? [];
  return {
    documents: [
      ...documents,
      ...files.map(({ path: file, uses }) => ({ uri: vscode.Uri.file(file), cell: undefined, uses })),
    ],
    more: more + (inFiles?.found.more ?? 0),
    isFinished,
    unsearchedFolders: (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme !== 'file')
      .map(({ name }) => name),
  };
}

interface EditorText {
  /** Of the file for which the text stands. */
  readonly uri: vscode.Uri;
  readonly cell: number | undefined;
  readonly text: () => string;
}

/** The texts that stand for files, or that have none: of editors and notebooks that aren't saved, and all without a folder. */
function editorTexts(): EditorText[] {
  const filters = new FolderFilters();
  const isNoFile = ({ isDirty, isUntitled }: { readonly isDirty: boolean; readonly isUntitled: boolean }): boolean =>
    isDirty || isUntitled || vscode.workspace.workspaceFolders === undefined;
  const documents = vscode.workspace.textDocuments.filter(
    (document) => !isCell(document) && isForReading(document) && isNoFile(document) && isListed(document, filters),
  );
  const notebooks = vscode.workspace.notebookDocuments.filter(
    (notebook) => isNoFile(notebook) && isListed(notebook, filters),
  );
  return [
    ...documents.map((document) => ({ uri: document.uri, cell: undefined, text: () => document.getText() })),
    ...notebooks.flatMap((notebook) =>
      notebook
        .getCells()
        .map(({ document, index }) => ({ uri: notebook.uri, cell: index + 1, text: () => document.getText() })),
    ),
  ];
}
