import type * as vscode from 'vscode';

/** Documents looked at at once: a huge one must not keep the others waiting. */
const maxLooks = 2;

/** Looks at documents a while after they changed, a few at once: who opens fifty waits for none of them. */
export class DocumentQueue {
  private readonly timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  /** Those whose turn has come, the first one first. */
  private readonly due = new Set<vscode.TextDocument>();
  private looks = 0;

  /** @param look never rejects. */
  constructor(private readonly look: (document: vscode.TextDocument) => Promise<void>) {}

  /** @param afterMs in milliseconds; begins again with each call for the same document. */
  schedule(document: vscode.TextDocument, afterMs: number): void {
    this.forget(document);
    const enqueue = (): void => {
      this.timers.delete(document);
      this.due.add(document);
      void this.lookAtDue();
    };
    this.timers.set(document, setTimeout(enqueue, afterMs));
  }

  forget(document: vscode.TextDocument): void {
    clearTimeout(this.timers.get(document));
    this.timers.delete(document);
    this.due.delete(document);
  }

  dispose(): void {
    for (const document of [...this.timers.keys(), ...this.due]) this.forget(document);
  }

  private async lookAtDue(): Promise<void> {
    if (this.looks >= maxLooks) return;
    this.looks++;
    try {
      for (const document of this.due) {
        this.due.delete(document);
        await this.look(document);
      }
    } finally {
      this.looks--;
    }
  }
}
