import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FakeInputBox, FakeQuickPick } from './fakeBoxes';
import { fakeBoxes } from './fakeBoxes';
import { replaceQuestions } from './questions';

/**
 * One thing the user is asked, and what the scripted one answers; `undefined` is Escape. `refused` is what a box says
 * of the text typed, which it doesn't accept: the next step is then about the same box. `back` presses the Back button
 * of the box that says so. Where many can be picked, exactly the rows are checked whose labels hold one of the given
 * parts.
 */
export type Step =
  | { readonly modal: string; readonly press: string | undefined }
  | { readonly input: string; readonly type: string | undefined; readonly refused?: string }
  | { readonly pick: string; readonly choose: string | undefined }
  | { readonly pick: string; readonly chooseMany: readonly string[] | undefined }
  | { readonly back: string };

export interface Asked {
  readonly kind: 'modal' | 'input' | 'pick' | 'toast';
  readonly text: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly severity?: 'information' | 'warning' | 'error';
  readonly isMasked?: boolean;
  /** The rows of a pick that are checked at first. */
  readonly checked?: readonly string[];
  /** What the box held when it was shown. */
  readonly value?: string;
}

type Message = typeof vscode.window.showInformationMessage;

/**
 * Stands in for the user at the one place that asks: VS Code's test mode refuses modals. Steps must come in order and
 * all of them; anything unforeseen fails the test. What a person really sees is the matter of the UI tests.
 */
export class ScriptedUser {
  readonly asked: Asked[] = [];
  private steps: Step[] = [];
  private readonly problems: string[] = [];
  private readonly pressesAtToasts = new Map<string, string>();
  private putBack: (() => void) | undefined;
  private meanwhile: { readonly part: string; readonly run: () => Thenable<unknown> } | undefined;

  install(): void {
    this.putBack = replaceQuestions({
      showInformationMessage: this.message('information'),
      showWarningMessage: this.message('warning'),
      showErrorMessage: this.message('error'),
      showInputBox: this.input,
      showQuickPick: this.pick,
      ...fakeBoxes({ input: this.inputBox, pick: this.quickPick }),
    });
  }

  /** Gives VS Code its own functions back, and fails where a step was left over or something unforeseen was asked. */
  restore(): void {
    this.putBack?.();
    assert.deepEqual(this.problems, [], 'the user was asked something unforeseen');
    assert.deepEqual(this.steps, [], `the user was not asked everything foreseen, but: ${JSON.stringify(this.asked)}`);
  }

  will(...steps: Step[]): void {
    this.steps.push(...steps);
  }

  /** The same, before all that was foreseen so far. */
  willNext(...steps: Step[]): void {
    this.steps.unshift(...steps);
  }

  /** Does something while a dialog with this text is open, before it is answered. */
  whenAsked(part: string, run: () => Thenable<unknown>): void {
    this.meanwhile = { part, run };
  }

  /** Presses a button as soon as a notification offers it. */
  willPressAtToast(part: string, button: string): void {
    this.pressesAtToasts.set(part, button);
  }

  toasts(): Asked[] {
    return this.asked.filter(({ kind }) => kind === 'toast');
  }

  /** The last modal. */
  lastModal(): Asked {
    const modal = this.asked.findLast(({ kind }) => kind === 'modal');
    assert.ok(modal, 'no modal was shown');
    return modal;
  }

  lastToast(): Asked {
    const toast = this.toasts().at(-1);
    assert.ok(toast, 'no notification was shown');
    return toast;
  }

  private take<Kind extends 'modal' | 'input' | 'pick' | 'back'>(
    kind: Kind,
    text: string,
  ): Extract<Step, Record<Kind, string>> | undefined {
    const [step] = this.steps;
    if (step !== undefined && kind in step && text.includes((step as Record<Kind, string>)[kind])) {
      this.steps.shift();
      return step as Extract<Step, Record<Kind, string>>;
    }
    this.problems.push(`${kind}: ${text} (foreseen: ${JSON.stringify(step)})`);
    return undefined;
  }

  private message(severity: 'information' | 'warning' | 'error'): Message {
    const show = async (text: string, ...rest: unknown[]): Promise<unknown> => {
      const [first] = rest;
      const hasOptions = typeof first === 'object' && first !== null && !('title' in first);
      const options = (hasOptions ? first : {}) as vscode.MessageOptions;
      const items = (hasOptions ? rest.slice(1) : rest) as (string | vscode.MessageItem)[];
      const titleOf = (item: string | vscode.MessageItem): string => (typeof item === 'string' ? item : item.title);
      const buttons = items.map(titleOf);
      const kind = options.modal === true ? 'modal' : 'toast';
      this.asked.push({ kind, text, detail: options.detail ?? '', buttons, severity });
      if (this.meanwhile !== undefined && text.includes(this.meanwhile.part)) {
        const { run } = this.meanwhile;
        this.meanwhile = undefined;
        await run();
      }
      const pressed = kind === 'modal' ? this.take('modal', text)?.press : this.pressAt(text);
      if (pressed !== undefined && !buttons.includes(pressed)) this.problems.push(`${text} has no button ${pressed}`);
      return items.find((item) => titleOf(item) === pressed);
    };
    return show;
  }

  private pressAt(text: string): string | undefined {
    const part = [...this.pressesAtToasts.keys()].find((key) => text.includes(key));
    if (part === undefined) return undefined;
    const button = this.pressesAtToasts.get(part);
    this.pressesAtToasts.delete(part);
    return button;
  }

  private readonly input = async (options: vscode.InputBoxOptions = {}): Promise<string | undefined> => {
    const text = `${options.title ?? ''} ${options.prompt ?? ''}`;
    this.asked.push({ kind: 'input', text, detail: '', buttons: [], isMasked: options.password === true });
    const typed = this.take('input', text)?.type;
    const problem = typed === undefined ? undefined : await options.validateInput?.(typed);
    const isError = typeof problem === 'string' || problem?.severity === vscode.InputBoxValidationSeverity.Error;
    if (problem && isError) {
      this.problems.push(`"${typed ?? ''}" was refused: ${typeof problem === 'string' ? problem : problem.message}`);
      return undefined;
    }
    return typed;
  };

  private readonly inputBox = (box: FakeInputBox): void => {
    const text = `${box.heading} ${box.prompt ?? ''}`;
    this.asked.push({ kind: 'input', text, detail: '', buttons: [], isMasked: box.password, value: box.value });
    if (this.goesBack(box, text)) return;
    const { type: typed, refused } = this.take('input', text) ?? { type: undefined };
    if (typed === undefined) {
      box.hide();
      return;
    }
    box.type(typed);
    box.pressEnter();
    if (refused === undefined && !box.isOpen) return;
    if (refused === undefined || !box.isOpen || !box.complaint.includes(refused)) {
      this.problems.push(`"${typed}": the box is ${box.isOpen ? 'open' : 'closed'} and says "${box.complaint}"`);
      box.hide();
      return;
    }
    this.inputBox(box);
  };

  private readonly quickPick = (box: FakeQuickPick): void => {
    const text = `${box.heading} ${box.placeholder ?? ''}`;
    this.asked.push({ kind: 'pick', text, detail: '', buttons: box.items.map(({ label }) => label) });
    if (this.goesBack(box, text)) return;
    const step = this.take('pick', text);
    const chosen = step !== undefined && 'choose' in step ? step.choose : undefined;
    if (chosen !== undefined && box.choose(chosen)) return;
    if (chosen !== undefined) this.problems.push(`${text} does not offer "${chosen}"`);
    box.hide();
  };

  /** Presses the box's Back button where that is the next step. */
  private goesBack(box: FakeInputBox | FakeQuickPick, text: string): boolean {
    const [step] = this.steps;
    if (step === undefined || !('back' in step)) return false;
    if (this.take('back', text) !== undefined && box.pressBack()) return true;
    this.problems.push(`Back was not possible in ${text}`);
    box.hide();
    return true;
  }

  private readonly pick = (
    items: readonly vscode.QuickPickItem[],
    options: vscode.QuickPickOptions = {},
  ): Promise<unknown> => {
    const text = `${options.title ?? ''} ${options.placeHolder ?? ''}`;
    const words = items.map(({ description, detail }) => [description, detail].filter(Boolean).join(': '));
    const checked = items.filter(({ picked }) => picked === true).map(({ label }) => label);
    const buttons = items.map(({ label }) => label);
    this.asked.push({ kind: 'pick', text, detail: words.join('\n'), buttons, checked });
    const step = this.take('pick', text);
    if (step !== undefined && 'chooseMany' in step !== (options.canPickMany === true)) {
      this.problems.push(`${text} ${options.canPickMany === true ? 'takes' : "doesn't take"} many`);
    }
    if (step === undefined || !('chooseMany' in step)) {
      return Promise.resolve(items.find(({ label }) => label === step?.choose));
    }
    const { chooseMany } = step;
    for (const part of chooseMany ?? []) {
      if (!buttons.some((label) => label.includes(part))) this.problems.push(`${text} has no row ${part}`);
    }
    return Promise.resolve(chooseMany && items.filter(({ label }) => chooseMany.some((part) => label.includes(part))));
  };
}
