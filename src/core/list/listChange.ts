/** With more changed media IDs than this, all rows are rendered again. */
const maxIds = 100;

/** What changed in a list since this was last asked for. */
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
