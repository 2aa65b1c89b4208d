/** Lists up to this length are searched from their beginning. */
const maxWithoutTable = 8;

/** Finds the position of a media ID in a list. Takes 4 to 8 bytes an ID, where a `Map` takes some fifty. */
export class PositionTable {
  /** Whether no ID is in the list twice. */
  readonly isDistinct: boolean = true;
  /** Positions counted from 1, each at the first free place from its hash on; 0 for a free place. */
  private readonly slots: Int32Array | undefined;

  constructor(private readonly ids: readonly string[]) {
    if (ids.length <= maxWithoutTable) {
      this.isDistinct = new Set(ids).size === ids.length;
      return;
    }
    const slots = (this.slots = new Int32Array(2 ** Math.ceil(Math.log2(ids.length * 1.5))));
    for (let position = 0; position < ids.length; position++) {
      const slot = this.slotOf(ids[position] ?? '', slots);
      if (slots[slot] === 0) slots[slot] = position + 1;
      else this.isDistinct = false;
    }
  }

  /** Of equal IDs the first one's. @returns -1 for an ID that isn't in the list. */
  positionOf(id: string): number {
    if (this.slots === undefined) return this.ids.indexOf(id);
    return (this.slots[this.slotOf(id, this.slots)] ?? 0) - 1;
  }

  /** Where the ID is, or would be. */
  private slotOf(id: string, slots: Int32Array): number {
    const mask = slots.length - 1;
    for (let slot = hashOf(id) & mask; ; slot = (slot + 1) & mask) {
      const position = slots[slot] ?? 0;
      if (position === 0 || this.ids[position - 1] === id) return slot;
    }
  }
}

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  // IDs that follow one another would fill places that follow one another.
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return hash ^ (hash >>> 15);
}
