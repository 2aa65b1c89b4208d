import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore';
import { Disposable } from '../disposable';
import { Ledger } from '../../core/ledger/ledger';
import { KeptCopies } from '../copies/keptCopies';
import { DeletionLog } from '../output/deletionLog';
import { onDidChangeRate } from '../settings/sendingSettings';
import type { DeletionServices } from './deletion';
import { DeletionStates } from './deletionStates';
import { PastDeletions } from './pastDeletions';
import { PausePrompts } from './pausePrompts';
import { RateLimiters } from '../accounts/rateLimiters';
import { RunningBatches } from './runningBatches';
import { UncertainDeletions } from './uncertainDeletions';

/** What a deletion asks of the workspace. */
type WorkspaceKnowledge = Pick<
  DeletionServices,
  'isIgnored' | 'usageOf' | 'incompleteFiles' | 'checkAccount' | 'copies'
>;

/** What this window knows of deletions and does for them, whichever command begins them. */
export class WindowDeletions extends Disposable {
  readonly ledger: Ledger;
  readonly keptCopies: KeptCopies;
  readonly past: PastDeletions;
  readonly states: DeletionStates;
  readonly running: RunningBatches;
  private readonly pausePrompts = this.own(new PausePrompts());
  readonly rateLimiters = new RateLimiters();
  private readonly uncertainDeletions = new UncertainDeletions();
  readonly log: DeletionLog;

  /** @param storage the extension's global storage. */
  constructor(
    private readonly accounts: AccountStore,
    storage: vscode.Uri,
    channel: vscode.LogOutputChannel,
    private readonly userAgent: string,
  ) {
    super();
    this.ledger = new Ledger(vscode.Uri.joinPath(storage, 'ledger').fsPath);
    this.keptCopies = new KeptCopies(vscode.Uri.joinPath(storage, 'copies').fsPath);
    this.past = this.own(new PastDeletions(this.ledger, accounts));
    this.states = this.own(new DeletionStates(this.past));
    this.running = this.own(new RunningBatches(accounts));
    this.log = new DeletionLog(channel);
    this.own(
      onDidChangeRate((requestsPerSecond) => {
        this.rateLimiters.changeRate(requestsPerSecond);
      }),
    );
  }

  services(knowledge: WorkspaceKnowledge): DeletionServices {
    const { accounts, running, states, past, log, ledger, userAgent } = this;
    const { rateLimiters, uncertainDeletions, pausePrompts } = this;
    const { isIgnored, usageOf, incompleteFiles, checkAccount, copies } = knowledge;
    return {
      accounts,
      running,
      states,
      past,
      log,
      ledger,
      userAgent,
      rateLimiters,
      uncertainDeletions,
      pausePrompts,
      isIgnored,
      usageOf,
      incompleteFiles,
      checkAccount,
      copies,
    };
  }
}
