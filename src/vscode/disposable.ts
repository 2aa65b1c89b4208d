import type * as vscode from 'vscode';

/** What owns others: all that was given to {@link own} is disposed of with it, the last one first. */
export abstract class Disposable implements vscode.Disposable {
  private readonly owned: { dispose(): unknown }[] = [];

  protected own<Owned extends { dispose(): unknown }>(owned: Owned): Owned {
    this.owned.push(owned);
    return owned;
  }

  dispose(): void {
    for (const one of this.owned.splice(0).reverse()) one.dispose();
  }
}
