/** With more changed media than this, listeners get `many`. */
const maxNamed = 1000;

/** Collects the media for which something new is known. */
export class ChangedMedia {
  private named: Set<string> | 'many' = new Set();

  add(mediaIds: readonly string[]): void {
    if (this.named === 'many') return;
    if (mediaIds.length > maxNamed) this.named = 'many';
    else for (const mediaId of mediaIds) this.named.add(mediaId);
    if (this.named !== 'many' && this.named.size > maxNamed) this.named = 'many';
  }

  get isEmpty(): boolean {
    return this.named !== 'many' && this.named.size === 0;
  }

  get mediaIds(): readonly string[] | 'many' {
    return this.named === 'many' ? 'many' : [...this.named];
  }
}
