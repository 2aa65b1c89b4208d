/** A place where digits stand, whatever they mean there. */
export interface Use {
  readonly mediaId: string;
  /** 0-based; lines end at LF, CRLF or CR. */
  readonly line: number;
  /** 0-based UTF-16 unit of the first digit in its line. */
  readonly character: number;
  /** The key, column or argument that names it, as written. */
  readonly name: string | undefined;
  /** Whether they are a number of their own: not part of a word, of a decimal number, or of an address such as `…@lid`. */
  readonly isWhole: boolean;
  /** Whether recognition lists this very place as a media ID, `certain` or `likely`. */
  readonly isMediaId: boolean;
}

export interface Uses {
  readonly uses: readonly Use[];
  /** How many more there are beyond the limit. */
  readonly more: number;
}

export interface FileUses {
  /** Absolute. */
  readonly path: string;
  readonly uses: readonly Use[];
}

/** What to find uses of. */
export interface UsesQuery {
  readonly digits: readonly string[];
  /** Absolute paths of files that aren't read, because an editor holds something else. */
  readonly except: readonly string[];
  /** Uses that are found with place and name; more are only counted. */
  readonly maxUses: number;
}
