import type { FoundOccurrence } from '../recognition/occurrences';
import type { AccountJoin } from './accountJoin';
import { joined } from './accountJoin';

/** What files hold: from the disk, and over it the text of editors that isn't saved. Keys are URIs as strings. */
export class OccurrenceIndex {
  private readonly saved = new Map<string, readonly FoundOccurrence[]>();
  private readonly unsaved = new Map<string, readonly FoundOccurrence[]>();
  private account: AccountJoin | undefined;
  /** What was joined with the account's word: the same objects each time it is asked for. */
  private readonly joinedFiles = new Map<string, readonly FoundOccurrence[]>();
  private readonly listeners = new Set<(uris: ReadonlySet<string>) => void>();
  /** The files of each ID. Most IDs stand in one file: that one is kept without a set around it. */
  private readonly users = new Map<string, string | Set<string>>();

  /** Calls the listener with the files whose occurrences changed. @returns what ends that. */
  onDidChange(listener: (uris: ReadonlySet<string>) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What files hold on the disk; an empty list for one that holds nothing any more. */
  setSaved(files: readonly { readonly uri: string; readonly occurrences: readonly FoundOccurrence[] }[]): void {
    const changed = new Set<string>();
    for (const { uri, occurrences } of files) {
      const before = this.get(uri);
      this.joinedFiles.delete(uri);
      if (occurrences.length === 0) this.saved.delete(uri);
      else this.saved.set(uri, occurrences);
      if (this.follow(uri, before)) changed.add(uri);
    }
    this.notify(changed);
  }

  /** Forgets what was on the disk of all files but these. */
  keepSaved(uris: ReadonlySet<string>): void {
    const gone = [...this.saved.keys()].filter((uri) => !uris.has(uri));
    this.setSaved(gone.map((uri) => ({ uri, occurrences: [] })));
  }

  /** What an editor holds that isn't saved; `undefined` once it is saved or closed. */
  setUnsaved(uri: string, occurrences: readonly FoundOccurrence[] | undefined): void {
    const before = this.get(uri);
    this.joinedFiles.delete(uri);
    if (occurrences === undefined) this.unsaved.delete(uri);
    else this.unsaved.set(uri, occurrences);
    if (this.follow(uri, before)) this.notify(new Set([uri]));
  }

  /** Joins what an account says to what recognition found; `undefined` withdraws it. */
  setAccount(account: AccountJoin | undefined): void {
    const files = new Set([...this.files(), ...(account?.further.keys() ?? [])]);
    const before = new Map([...files].map((uri) => [uri, this.get(uri)]));
    this.account = account;
    this.joinedFiles.clear();
    this.notify(new Set([...files].filter((uri) => this.follow(uri, before.get(uri) ?? []))));
  }

  /** What only the account knows of one file; nothing by default. */
  setFurther(uri: string, further: readonly FoundOccurrence[]): void {
    if (this.account === undefined) return;
    const before = this.get(uri);
    this.joinedFiles.delete(uri);
    if (further.length === 0) this.account.further.delete(uri);
    else this.account.further.set(uri, further);
    if (this.follow(uri, before)) this.notify(new Set([uri]));
  }

  /** What a file holds now, in order. */
  get(uri: string): readonly FoundOccurrence[] {
    const found = this.unsaved.get(uri) ?? this.saved.get(uri) ?? [];
    if (this.account === undefined) return found;
    const further = this.account.further.get(uri) ?? [];
    if (found.length === 0 && further.length === 0) return found;
    const known = this.joinedFiles.get(uri);
    if (known !== undefined) return known;
    const now = joined(found, this.account, further);
    this.joinedFiles.set(uri, now);
    return now;
  }

  /** The files that hold media IDs, in no order. */
  uris(): string[] {
    return [...this.files()].filter((uri) => this.get(uri).length > 0);
  }

  /** All media IDs, in no order. */
  mediaIds(): string[] {
    return [...this.users.keys()];
  }

  /** Whether any file holds this ID. */
  isUsed(mediaId: string): boolean {
    return this.users.has(mediaId);
  }

  /** The files that hold this ID. */
  filesUsing(mediaId: string): ReadonlySet<string> {
    const users = this.users.get(mediaId);
    return users instanceof Set ? users : new Set(users === undefined ? [] : [users]);
  }

  /** Those of the files that hold any of these IDs in which more may be than was found: see `fileMayHoldMore`. */
  incompleteFilesUsing(mediaIds: readonly string[]): ReadonlySet<string> {
    const files = mediaIds.flatMap((mediaId) => [...this.filesUsing(mediaId)]);
    return new Set(files.filter((uri) => this.get(uri)[0]?.fileMayHoldMore === true));
  }

  private files(): Set<string> {
    return new Set([...this.saved.keys(), ...this.unsaved.keys(), ...(this.account?.further.keys() ?? [])]);
  }

  /** Keeps up with who uses what. @returns whether the file holds something else than before. */
  private follow(uri: string, before: readonly FoundOccurrence[]): boolean {
    const now = this.get(uri);
    if (sameOccurrences(before, now)) return false;
    for (const { mediaId } of before) this.removeUser(mediaId, uri);
    for (const { mediaId } of now) this.addUser(mediaId, uri);
    return true;
  }

  private addUser(mediaId: string, uri: string): void {
    const users = this.users.get(mediaId);
    if (users === undefined) this.users.set(mediaId, uri);
    else if (users instanceof Set) users.add(uri);
    else if (users !== uri) this.users.set(mediaId, new Set([users, uri]));
  }

  private removeUser(mediaId: string, uri: string): void {
    const users = this.users.get(mediaId);
    if (users instanceof Set) {
      users.delete(uri);
      if (users.size === 0) this.users.delete(mediaId);
    } else if (users === uri) this.users.delete(mediaId);
  }

  private notify(uris: ReadonlySet<string>): void {
    if (uris.size === 0) return;
    for (const listener of this.listeners) listener(uris);
  }
}

function sameOccurrences(a: readonly FoundOccurrence[], b: readonly FoundOccurrence[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return (
        one.mediaId === other?.mediaId &&
        one.line === other.line &&
        one.character === other.character &&
        one.fileMayHoldMore === other.fileMayHoldMore &&
        one.cell?.uri === other.cell?.uri &&
        one.cell?.number === other.cell?.number &&
        one.confidence === other.confidence &&
        one.isProbablyRounded === other.isProbablyRounded &&
        JSON.stringify(one.evidence) === JSON.stringify(other.evidence)
      );
    })
  );
}
