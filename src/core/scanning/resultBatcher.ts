import type { FoundOccurrence } from '../recognition/occurrences';
import type { FileOccurrences } from './protocol';
import { controlIndex } from './protocol';

/** Media IDs in a batch: the extension host unpacks a message in one turn. */
const maxBatchIds = 300;

export type PublishFiles = (files: readonly FileOccurrences[]) => void;

/** Collects results into batches. */
export class ResultBatcher {
  private batch: FileOccurrences[] = [];
  private size = 0;

  constructor(private readonly publish: PublishFiles) {}

  add(path: string, occurrences: readonly FoundOccurrence[]): void {
    this.batch.push({ path, occurrences });
    this.size += occurrences.length + 1;
    if (this.size >= maxBatchIds) this.flush();
  }

  flush(): void {
    if (this.batch.length > 0) this.publish(this.batch);
    this.batch = [];
    this.size = 0;
  }
}

/** Batches in flight: more would be unpacked by the extension host in one turn. */
const maxInFlight = 3;

/** Publishes no faster than the other side takes it, and works on meanwhile. */
export class PacedPublisher {
  private readonly waiting: (readonly FileOccurrences[])[] = [];
  private published = 0;

  constructor(
    private readonly control: Int32Array,
    private readonly send: PublishFiles,
  ) {}

  readonly publish: PublishFiles = (files) => {
    this.waiting.push(files);
    this.sendAllowed();
  };

  /** Waits until all has been sent. */
  finish(): void {
    while (this.waiting.length > 0) {
      const taken = Atomics.load(this.control, controlIndex.taken);
      if (this.published - taken >= maxInFlight) Atomics.wait(this.control, controlIndex.taken, taken);
      this.sendAllowed();
    }
  }

  private sendAllowed(): void {
    while (this.published - Atomics.load(this.control, controlIndex.taken) < maxInFlight) {
      const files = this.waiting.shift();
      if (files === undefined) return;
      this.published++;
      this.send(files);
    }
  }
}
