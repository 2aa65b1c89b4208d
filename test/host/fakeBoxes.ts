import * as vscode from 'vscode';

/** What a test does in place of the person in front of a box, each time one is shown. */
export interface BoxUser {
  readonly input: (box: FakeInputBox) => void;
  readonly pick: (box: FakeQuickPick) => void;
}

/** Stand-ins for `createInputBox` and `createQuickPick`, whose boxes a test answers. */
export function fakeBoxes({ input, pick }: BoxUser): { createInputBox: () => unknown; createQuickPick: () => unknown } {
  return {
    createInputBox: () => new FakeInputBox(input),
    createQuickPick: () => new FakeQuickPick(pick),
  };
}

class FakeBox {
  title: string | undefined;
  step: number | undefined;
  totalSteps: number | undefined;
  enabled = true;
  busy = false;
  ignoreFocusOut = false;
  value = '';
  placeholder: string | undefined;
  buttons: readonly vscode.QuickInputButton[] = [];
  isOpen = false;
  private readonly changedValue = new vscode.EventEmitter<string>();
  private readonly accepted = new vscode.EventEmitter<void>();
  private readonly hidden = new vscode.EventEmitter<void>();
  private readonly triggered = new vscode.EventEmitter<vscode.QuickInputButton>();
  readonly onDidChangeValue = this.changedValue.event;
  readonly onDidAccept = this.accepted.event;
  readonly onDidHide = this.hidden.event;
  readonly onDidTriggerButton = this.triggered.event;

  /** The title as it is shown, with the number of the step. */
  get heading(): string {
    const steps = this.step === undefined ? '' : ` (${this.step}/${this.totalSteps ?? '?'})`;
    return `${this.title ?? ''}${steps}`;
  }

  hide(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.hidden.fire();
  }

  dispose(): void {
    this.hide();
  }

  type(text: string): void {
    this.value = text;
    this.changedValue.fire(text);
  }

  pressEnter(): void {
    this.accepted.fire();
  }

  /** @returns whether there is such a button. */
  pressBack(): boolean {
    const isThere = this.buttons.includes(vscode.QuickInputButtons.Back);
    if (isThere) this.triggered.fire(vscode.QuickInputButtons.Back);
    return isThere;
  }
}

export class FakeInputBox extends FakeBox {
  password = false;
  prompt: string | undefined;
  validationMessage: string | vscode.InputBoxValidationMessage | undefined;

  constructor(private readonly answer: (box: FakeInputBox) => void) {
    super();
  }

  show(): void {
    this.isOpen = true;
    setImmediate(() => {
      this.answer(this);
    });
  }

  /** What the box says of its value. */
  get complaint(): string {
    const message = this.validationMessage;
    return typeof message === 'object' ? message.message : (message ?? '');
  }
}

export class FakeQuickPick extends FakeBox {
  items: readonly vscode.QuickPickItem[] = [];
  activeItems: readonly vscode.QuickPickItem[] = [];
  selectedItems: readonly vscode.QuickPickItem[] = [];

  constructor(private readonly answer: (box: FakeQuickPick) => void) {
    super();
  }

  show(): void {
    this.isOpen = true;
    setImmediate(() => {
      this.answer(this);
    });
  }

  /** @returns whether there is such an item. */
  choose(label: string): boolean {
    const item = this.items.find((one) => one.label === label);
    if (item === undefined) return false;
    this.selectedItems = [item];
    this.pressEnter();
    return true;
  }
}
