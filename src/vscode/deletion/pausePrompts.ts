import * as vscode from 'vscode';
import type { Pause } from '../../core/deletion/failureStreak';
import { Disposable } from '../disposable';
import { pauseText } from './pauseText';

/** The command of the status-bar item; it is in no menu. */
const askAgainCommand = 'whatsappMedia.deletion.askAgain';

/**
 * Asks whether paused deletions continue. No modal: it would open by itself and take what is being typed elsewhere for
 * an answer. A notification asks, and a status-bar item as long as there is no answer; closing the notification is none.
 */
export class PausePrompts extends Disposable {
  private readonly open = new Map<string, () => void>();
  private count = 0;

  constructor() {
    super();
    this.own(
      vscode.commands.registerCommand(askAgainCommand, (id: unknown) => {
        if (typeof id === 'string') this.open.get(id)?.();
      }),
    );
  }

  /** @param signal aborted when the deletion ends without an answer; the question is withdrawn then. */
  ask(pause: Pause, signal: AbortSignal): Promise<'continue' | 'stop'> {
    const id = String(++this.count);
    const item = this.statusBarItem(id, pause);
    return new Promise((resolve) => {
      const answer = (decision: 'continue' | 'stop'): void => {
        item.dispose();
        this.open.delete(id);
        signal.removeEventListener('abort', abort);
        resolve(decision);
      };
      const abort = (): void => {
        answer('stop');
      };
      const notify = async (): Promise<void> => {
        const decision = await this.notify(pause);
        if (decision !== undefined) answer(decision);
      };
      signal.addEventListener('abort', abort);
      this.open.set(id, () => void notify());
      if (signal.aborted) abort();
      else void notify();
    });
  }

  private statusBarItem(id: string, pause: Pause): vscode.StatusBarItem {
    const item = vscode.window.createStatusBarItem(`whatsappMedia.pause.${id}`, vscode.StatusBarAlignment.Left);
    item.name = vscode.l10n.t('WhatsApp Media Deletion Paused');
    item.text = `$(debug-pause) ${vscode.l10n.t('Deletion paused')}`;
    item.tooltip = `${pauseText(pause)}\n${vscode.l10n.t('Click to stop or continue.')}`;
    item.accessibilityInformation = { label: `${item.name}. ${item.tooltip}`, role: 'button' };
    item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    item.command = { command: askAgainCommand, title: vscode.l10n.t('Stop or Continue'), arguments: [id] };
    item.show();
    return item;
  }

  /** @returns `undefined` when the notification was closed without an answer. */
  private async notify(pause: Pause): Promise<'continue' | 'stop' | undefined> {
    const [stop, goOn, showOutput] = [vscode.l10n.t('Stop'), vscode.l10n.t('Continue'), vscode.l10n.t('Show Output')];
    // As an error: a warning leaves for the bell after some seconds, and Do Not Disturb doesn't show it at all.
    const pressed = await vscode.window.showErrorMessage(
      vscode.l10n.t('The deletion is paused. {0}', pauseText(pause)),
      stop,
      goOn,
      showOutput,
    );
    if (pressed === showOutput) {
      await vscode.commands.executeCommand('whatsappMedia.showOutput');
      return this.notify(pause);
    }
    return pressed === stop ? 'stop' : pressed === goOn ? 'continue' : undefined;
  }
}
