import * as vscode from 'vscode';

/** What the user did in the box of one step. */
export type StepEnd = 'done' | 'back' | 'canceled';

/** What the boxes of all steps have in common. */
export interface StepOptions {
  readonly title: string;
  /** From 1; the first step has no Back button. */
  readonly step: number;
  readonly totalSteps: number;
}

export interface PickOptions<Item> extends StepOptions {
  readonly placeholder: string;
  readonly items: readonly Item[];
  /** The item that Enter chooses. */
  readonly active: Item | undefined;
  readonly onPick: (item: Item) => void;
}

/** Lets the user choose one of several items. The box stays open when the focus moves elsewhere. */
export function pickStep<Item extends vscode.QuickPickItem>(options: PickOptions<Item>): Promise<StepEnd> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.placeholder = options.placeholder;
  pick.items = options.items;
  if (options.active !== undefined) pick.activeItems = [options.active];
  return endOf(pick, options, () => {
    const [item] = pick.selectedItems;
    if (item !== undefined) options.onPick(item);
    return item !== undefined;
  });
}

export interface InputOptions extends StepOptions {
  readonly prompt: string;
  readonly value: string;
  readonly isMasked: boolean;
  /** An error text keeps Enter from being accepted; a message of less severity is only shown. */
  readonly check: (text: string) => string | vscode.InputBoxValidationMessage | undefined;
  /** Called with the text of the box each time it changes. */
  readonly onInput: (text: string) => void;
}

/** Lets the user enter a text. The box stays open when the focus moves elsewhere: people fetch a key from a browser. */
export function inputStep(options: InputOptions): Promise<StepEnd> {
  const box = vscode.window.createInputBox();
  box.prompt = options.prompt;
  box.value = options.value;
  box.password = options.isMasked;
  box.onDidChangeValue((text) => {
    options.onInput(text);
    // Nothing is said of an empty box before Enter.
    box.validationMessage = text === '' ? undefined : options.check(text);
  });
  return endOf(box, options, () => {
    const message = options.check(box.value);
    box.validationMessage = message;
    return message === undefined || (typeof message !== 'string' && !isError(message));
  });
}

function isError({ severity }: vscode.InputBoxValidationMessage): boolean {
  return severity === vscode.InputBoxValidationSeverity.Error;
}

type Box = vscode.QuickInput & Pick<vscode.InputBox, 'buttons' | 'onDidAccept' | 'onDidTriggerButton'>;

/** Shows the box and waits until the user has left it. @param accepts says at Enter whether the step is done. */
function endOf(box: Box, { title, step, totalSteps }: StepOptions, accepts: () => boolean): Promise<StepEnd> {
  box.title = title;
  box.step = step;
  box.totalSteps = totalSteps;
  box.ignoreFocusOut = true;
  box.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const end = (how: StepEnd): void => {
      resolve(how);
      box.dispose();
    };
    box.onDidAccept(() => {
      if (accepts()) end('done');
    });
    box.onDidTriggerButton(() => {
      end('back');
    });
    box.onDidHide(() => {
      end('canceled');
    });
    box.show();
  });
}
