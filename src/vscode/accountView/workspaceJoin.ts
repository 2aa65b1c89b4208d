import * as path from 'node:path';
import * as vscode from 'vscode';
import { listedAt } from '../../core/occurrences/accountJoin';
import type { OccurrenceIndex } from '../../core/occurrences/occurrenceIndex';
import type { FoundOccurrence } from '../../core/recognition/occurrences';
import { runCooperatively } from '../../core/recognition/runCooperatively';
import { DigitSearch } from '../../core/uses/digitSearch';
import type { Use } from '../../core/uses/use';
import { usesInTextInSteps } from '../../core/uses/usesInText';
import type { AccountList, AccountListing } from '../accountMedia/accountList';
import { Disposable } from '../disposable';
import { detectionKeysFor } from '../editor/detectionKeys';
import type { OpenDocuments } from '../editor/openDocuments';
import { findWorkspaceUses } from '../uses/workspaceUses';
import { isListed } from '../workspace/fileWatcher';
import { readTextFile } from '../workspace/readTextFile';
import { FolderFilters } from '../workspace/scanSettings';
import type { WorkspaceScan } from '../workspace/workspaceScan';

/** Numbers that only the account knows are listed at so many places. */
const maxPlaces = 100_000;

/** With more changed files than this at once, the whole workspace is searched again. */
const maxFiles = 100;

interface JoinSources {
  readonly list: AccountList;
  readonly index: OccurrenceIndex;
  readonly scan: WorkspaceScan;
  readonly openDocuments: Pick<OpenDocuments, 'onDidRecognize'>;
}

/**
 * Joins what the account lists to what the workspace holds: such a number is a media ID, whatever its name. Once the
 * workspace was searched for media IDs, it is searched for the listed ones, too, and its files are followed. Notebooks are
 * left to recognition. Withdrawn when the account changes.
 */
export class WorkspaceJoin extends Disposable {
  private listing: AccountListing | undefined;
  private further = new Map<string, readonly FoundOccurrence[]>();
  private search = new DigitSearch([]);
  /** What the workspace was searched for, since it was last searched for media IDs. */
  private searched: ReadonlyMap<string, unknown> = new Map();
  private abort = new AbortController();
  private wasScanning = false;
  private readonly filters = new FolderFilters();
  /** The last search of each file: an earlier one that ends later tells of an older text. */
  private readonly latest = new Map<string, object>();
  /** What was found in single files while the whole workspace is searched: it is newer. */
  private foundMeanwhile: Map<string, readonly FoundOccurrence[]> | undefined;

  constructor(private readonly sources: JoinSources) {
    super();
    const { list, scan, openDocuments } = sources;
    this.own(
      list.onDidChange(() => {
        this.follow();
      }),
    );
    this.own(
      scan.onDidChangeStatus(({ kind }) => {
        const hasEnded = this.wasScanning && kind === 'scanned';
        this.wasScanning = kind === 'scanning';
        // Also after the settings of searching have changed.
        if (hasEnded) this.filters.clear();
        if (hasEnded) this.searchAll();
      }),
    );
    this.own(
      scan.onDidUpdate((uris) => {
        if (uris.length > maxFiles) this.searchAll();
        else for (const uri of uris) void this.searchFile(uri);
      }),
    );
    this.own(
      openDocuments.onDidRecognize(({ document }) => void this.searchFile(document.uri, () => document.getText())),
    );
    this.own({
      dispose: () => {
        this.abort.abort();
      },
    });
  }

  private follow(): void {
    const { listing } = this.sources.list;
    if (listing === this.listing) return;
    this.listing = listing;
    this.search = new DigitSearch(listing?.media.keys() ?? []);
    const isListedNow = ({ mediaId }: FoundOccurrence): boolean => listing?.media.has(mediaId) ?? false;
    this.further = new Map(
      [...this.further].flatMap(([uri, found]): [string, readonly FoundOccurrence[]][] => {
        const left = found.filter(isListedNow);
        return left.length === 0 ? [] : [[uri, left]];
      }),
    );
    this.join();
    const hasOthers = [...(listing?.media.keys() ?? [])].some((mediaId) => !this.searched.has(mediaId));
    if (hasOthers) this.searchAll();
  }

  private searchAll(): void {
    this.abort.abort();
    this.abort = new AbortController();
    this.searched = new Map();
    if (this.listing === undefined || !this.sources.scan.isScanned) return;
    void this.searchFor(this.listing, this.abort.signal);
  }

  private async searchFor({ media }: AccountListing, until: AbortSignal): Promise<void> {
    this.searched = media;
    const foundMeanwhile = (this.foundMeanwhile = new Map<string, readonly FoundOccurrence[]>());
    const found = await findWorkspaceUses([...media.keys()], this.sources.scan, { until, maxUses: maxPlaces });
    if (until.aborted) return;
    this.foundMeanwhile = undefined;
    this.further = new Map();
    for (const { uri, cell, uses } of found.documents) {
      const places = cell === undefined ? this.placesOf(uri, uses) : [];
      if (places.length > 0) this.further.set(uri.toString(), places);
    }
    for (const [uri, places] of foundMeanwhile) {
      if (places.length > 0) this.further.set(uri, places);
      else this.further.delete(uri);
    }
    this.join();
  }

  /** @param textOf what an editor holds; what is on the disk by default. */
  private async searchFile(uri: vscode.Uri, textOf = openTextOf(uri)): Promise<void> {
    const isWanted = this.listing !== undefined && this.sources.scan.isScanned;
    if (!isWanted || !isListed({ uri, isUntitled: uri.scheme === 'untitled' }, this.filters)) return;
    const key = uri.toString();
    const own = {};
    this.latest.set(key, own);
    // What is gone, or no text, holds nothing.
    const text = textOf?.() ?? (await readTextFile(uri).catch(() => ''));
    const { search } = this;
    const options = { fileName: path.posix.basename(uri.path), ...detectionKeysFor(uri) };
    const found = await runCooperatively(usesInTextInSteps(text, search, options, maxPlaces), this.abort.signal);
    const isNewest = this.latest.get(key) === own;
    if (isNewest) this.latest.delete(key);
    if (found === undefined || !isNewest || search !== this.search) return;
    const places = this.placesOf(uri, found.uses);
    this.foundMeanwhile?.set(key, places);
    this.sources.index.setFurther(key, places);
  }

  private placesOf(uri: vscode.Uri, uses: readonly Use[]): FoundOccurrence[] {
    if (uri.path.endsWith('.ipynb')) return [];
    return uses
      .filter(({ isWhole, isMediaId, mediaId }) => isWhole && !isMediaId && this.listing?.media.has(mediaId))
      .map(({ mediaId, line, character }) => listedAt(mediaId, line, character));
  }

  private join(): void {
    const { listing, further } = this;
    const account =
      listing === undefined ? undefined : { isListed: (mediaId: string) => listing.media.has(mediaId), further };
    this.sources.index.setAccount(account);
  }
}

/** The text of an open document, which is newer than the disk; `undefined` where it isn't open. */
function openTextOf(uri: vscode.Uri): (() => string) | undefined {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open === undefined ? undefined : () => open.getText();
}
