import type { FoundOccurrence } from '../recognition/occurrences';
import type { FileOccurrences } from './protocol';

/** Results go to the extension host in portions of so many media IDs: a message is unpacked there in one go. */
const maxBatchIds = 300;

export type PublishFiles = (files: readonly FileOccurrences[]) => void;

/** Gathers results into portions. */
export class ResultBatcher {
  private portion: FileOccurrences[] = [];
  private size = 0;

  constructor(private readonly publish: PublishFiles) {}

  add(path: string, occurrences: readonly FoundOccurrence[]): void {
    this.portion.push({ path, occurrences });
    this.size += occurrences.length + 1;
    if (this.size >= maxBatchIds) this.flush();
  }

  flush(): void {
    if (this.portion.length > 0) this.publish(this.portion);
    this.portion = [];
    this.size = 0;
  }
}
