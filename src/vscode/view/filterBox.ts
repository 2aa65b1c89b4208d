import * as vscode from 'vscode';

export interface FilterBox<Filter> {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  /** What the list is narrowed to before; `undefined` shows everything. */
  readonly current: Filter | undefined;
  /** As filters are typed. A problem is the part that is no filter. */
  readonly parse: (
    text: string,
  ) => { readonly ok: true; readonly filter: Filter } | { readonly ok: false; readonly problem: string };
  readonly problemText: (problem: string) => string;
  /** Narrows the list. */
  readonly apply: (filter: Filter | undefined) => void;
}

/** Asks what a list should be narrowed to; the list follows while one types, and Escape puts the former filter back. */
export function showFilterBox<Filter extends { readonly typed: string }>({
  title,
  prompt,
  placeholder,
  current,
  parse,
  problemText,
  apply,
}: FilterBox<Filter>): void {
  const box = vscode.window.createInputBox();
  box.title = title;
  box.prompt = prompt;
  box.placeholder = placeholder;
  box.value = current?.typed ?? '';
  let isAccepted = false;
  box.onDidChangeValue((text) => {
    const parsed = parse(text);
    box.validationMessage = parsed.ok ? undefined : problemText(parsed.problem);
    if (parsed.ok) apply(text.trim() === '' ? undefined : parsed.filter);
  });
  box.onDidAccept(() => {
    if (!parse(box.value).ok) return;
    isAccepted = true;
    box.hide();
  });
  box.onDidHide(() => {
    if (!isAccepted) apply(current);
    box.dispose();
  });
  box.show();
}
