import { fake } from './fakeVscode';

/** A file system in memory whose answers a test may hold back. */
export class MemoryFiles {
  readonly files = new Map<string, string | Buffer>();
  /** Awaited before a file's content, taken before, is handed out. */
  gate: Promise<void> = Promise.resolve();
  failure: Error | undefined;

  install(): void {
    fake.fs = {
      stat: ({ path: at }) => {
        const content = this.files.get(at);
        if (content !== undefined) return Promise.resolve({ type: 1, size: content.length });
        if ([...this.files.keys()].some((file) => file.startsWith(`${at}/`))) return Promise.resolve({ type: 2 });
        return Promise.reject(notFound());
      },
      readDirectory: ({ path: at }) => {
        const prefix = at.endsWith('/') ? at : `${at}/`;
        const names = new Map<string, number>();
        for (const file of this.files.keys()) {
          if (!file.startsWith(prefix)) continue;
          const [name = '', ...more] = file.slice(prefix.length).split('/');
          names.set(name, more.length === 0 ? 1 : 2);
        }
        return Promise.resolve([...names]);
      },
      readFile: async ({ path: at }) => {
        const content = this.files.get(at);
        await this.gate;
        if (this.failure !== undefined) throw this.failure;
        if (content === undefined) throw notFound();
        return Buffer.from(content);
      },
    };
  }
}

function notFound(): Error {
  return Object.assign(new Error('gone'), { code: 'FileNotFound' });
}
