/** With more media IDs than this nobody asks which. */
const maxIds = 100;

/** What of a list is another since somebody asked the last time. */
export class ListChange {
  /** Files of which something changed. */
  readonly files = new Set<string>();
  /** Media IDs of which something changed; of very many only some. */
  readonly ids = new Set<string>();
  /** Whether files came or went. */
  hasOtherFiles = false;
  /** Whether media IDs came or went. */
  hasOtherIds = false;

  addId(mediaId: string): void {
    if (this.ids.size < maxIds) this.ids.add(mediaId);
  }
}
