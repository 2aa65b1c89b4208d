/**
 * The `key=value` pairs of one fault, each taken out as it is read; what nobody asked for is refused in the end.
 * Every method that reads throws an Error for people when the value is missing or of the wrong kind.
 */
export class GivenValues {
  private readonly left = new Map<string, string>();

  /** @throws Error when a value is not percent-encoded properly. */
  constructor(
    private readonly whole: string,
    pairs: string,
  ) {
    for (const pair of pairs.split(',').filter((part) => part !== '')) {
      const equals = pair.indexOf('=');
      if (equals === -1) this.left.set(pair, 'yes');
      else this.left.set(pair.slice(0, equals), this.percentDecoded(pair.slice(equals + 1)));
    }
  }

  text(key: string): string | undefined {
    const value = this.left.get(key);
    this.left.delete(key);
    return value;
  }

  needed(key: string): string {
    return this.text(key) ?? this.complain(`${key}=... is missing`);
  }

  number(key: string): number | undefined {
    const value = this.text(key);
    if (value === undefined) return undefined;
    return /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : this.complain(`${key} must be a number, not ${value}`);
  }

  neededNumber(key: string): number {
    return this.number(key) ?? this.complain(`${key}=N is missing`);
  }

  flag(key: string): boolean | undefined {
    const value = this.text(key);
    if (value === undefined) return undefined;
    return value === 'yes' || (value === 'no' ? false : this.complain(`${key} is yes or no, not ${value}`));
  }

  /** Those of the keys that were given. */
  texts<Key extends string>(...keys: Key[]): Partial<Record<Key, string>> {
    return onlyGiven(keys, (key) => this.text(key));
  }

  /** Those of the keys that were given. */
  numbers<Key extends string>(...keys: Key[]): Partial<Record<Key, number>> {
    return onlyGiven(keys, (key) => this.number(key));
  }

  deletes(): { deletes?: boolean } {
    return onlyGiven(['deletes'], (key) => this.flag(key));
  }

  refuseTheRest(): void {
    const [unknown] = this.left.keys();
    if (unknown !== undefined) this.complain(`"${unknown}" is not known there`);
  }

  /** @throws Error that names the whole text and what is wrong with it. */
  complain(problem: string): never {
    throw new Error(`"${this.whole}": ${problem}`);
  }

  private percentDecoded(value: string): string {
    try {
      return decodeURIComponent(value);
    } catch {
      return this.complain(`${value} is not percent-encoded properly`);
    }
  }
}

function onlyGiven<Key extends string, Value>(
  keys: readonly Key[],
  read: (key: Key) => Value | undefined,
): Partial<Record<Key, Value>> {
  const given: Partial<Record<Key, Value>> = {};
  for (const key of keys) {
    const value = read(key);
    if (value !== undefined) given[key] = value;
  }
  return given;
}
