import * as vscode from 'vscode';

/** How a secret store may behave; `microsoft/vscode` has seen each. */
export type Store = 'keeps' | 'forgets' | 'rejects' | 'keepsDespiteDelete';
export type Events = 'none' | 'one' | 'two';

/** A secret store in memory that behaves as it is told. Two of them on one `values` are two windows. */
export class FakeSecrets implements vscode.SecretStorage {
  private readonly emitter = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  readonly onDidChange = this.emitter.event;
  /** How often events fire for one change. */
  events: Events = 'one';
  /** Other windows' stores, whose listeners hear of a change, too. */
  others: FakeSecrets[] = [];

  constructor(
    public fault: Store = 'keeps',
    readonly values = new Map<string, string>(),
  ) {}

  get(key: string): Thenable<string | undefined> {
    if (this.fault === 'rejects') return Promise.reject(new Error(`keyring locked: ${[...this.values].join()}`));
    return Promise.resolve(this.values.get(key));
  }

  store(key: string, value: string): Thenable<void> {
    if (this.fault === 'rejects') return Promise.reject(new Error(`cannot store ${value}`));
    if (this.fault !== 'forgets') this.values.set(key, value);
    this.fire(key);
    return Promise.resolve();
  }

  delete(key: string): Thenable<void> {
    if (this.fault === 'rejects') return Promise.reject(new Error('keyring locked'));
    if (this.fault !== 'keepsDespiteDelete') this.values.delete(key);
    this.fire(key);
    return Promise.resolve();
  }

  private fire(key: string): void {
    const times = { none: 0, one: 1, two: 2 }[this.events];
    for (const { emitter } of [this, ...this.others]) {
      for (let time = 0; time < times; time++) emitter.fire({ key });
    }
  }
}

/** The same as VS Code since 1.105: it can list its keys. */
export class FakeSecretsWithKeys extends FakeSecrets {
  keys(): Thenable<string[]> {
    return Promise.resolve([...this.values.keys()]);
  }
}
