import * as vscode from 'vscode';

/** A number that nothing says is a media ID, and where it stands. */
export interface UnrecognizedNumber {
  readonly digits: string;
  /** Such as `line 12`, or `send.json, line 12`. */
  readonly place: string;
  /** What stands around it, in one line that is safe to be shown. */
  readonly excerpt: string;
}

/** More rows are no use to anybody, and slow. */
const maxRows = 1000;

/**
 * Asks which numbers are media IDs where nothing says so: they may be anything, a customer's phone number, a template.
 * What is chosen is confirmed afterwards like everything else.
 * @returns the digits of those chosen, none where the user left.
 */
export async function chooseNumbers(numbers: readonly UnrecognizedNumber[]): Promise<ReadonlySet<string>> {
  const found = new Map<string, { readonly first: UnrecognizedNumber; others: number }>();
  for (const number of numbers) {
    const before = found.get(number.digits);
    if (before === undefined) found.set(number.digits, { first: number, others: 0 });
    else before.others++;
  }
  const distinct = [...found.values()].map(({ first, others }) => ({
    ...first,
    place: placeText(first.place, others),
  }));
  const [only] = distinct;
  const chosen = distinct.length === 1 && only !== undefined ? await askAbout(only) : await pickAmong(distinct);
  return new Set(chosen.map(({ digits }) => digits));
}

async function askAbout(number: UnrecognizedNumber): Promise<UnrecognizedNumber[]> {
  const { digits, place, excerpt } = number;
  const goOn = vscode.l10n.t('Continue');
  const detail = [
    vscode.l10n.t(
      'Nothing around it says so. Phone-number IDs, templates and messages have numbers that look the same. If you continue, you are asked again before anything is sent.',
    ),
    vscode.l10n.t('In {0}: {1}', place, excerpt),
  ].join('\n\n');
  const question = vscode.l10n.t('Is {0} a media ID?', digits);
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, goOn)) === goOn ? [number] : [];
}

async function pickAmong(numbers: readonly UnrecognizedNumber[]): Promise<UnrecognizedNumber[]> {
  const rows = numbers
    .slice(0, maxRows)
    .map((number) => ({ label: number.digits, description: number.place, detail: number.excerpt, number }));
  const picked = await vscode.window.showQuickPick(rows, {
    title: vscode.l10n.t('Choose the Media IDs to Delete'),
    placeHolder:
      numbers.length > maxRows
        ? vscode.l10n.t(
            'No media ID was recognized. Check the numbers that are media IDs. The first {0} of {1} numbers are shown.',
            maxRows,
            numbers.length,
          )
        : vscode.l10n.t('No media ID was recognized. Check the numbers that are media IDs.'),
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  // Enter with nothing checked isn't Escape: it may mean the focused row, so nothing checked is reported.
  if (picked?.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing was deleted: no number was checked.'));
  }
  return (picked ?? []).map(({ number }) => number);
}

function placeText(place: string, others: number): string {
  if (others === 0) return place;
  return others === 1
    ? vscode.l10n.t('{0} and 1 other place', place)
    : vscode.l10n.t('{0} and {1} other places', place, others);
}
