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
        if (hasEnded) this.searchAll();
      }),
    );
    this.own(
      scan.onDidUpdate((uris) => {
        if (uris.length > maxFiles) this.searchAll();
        else for (const uri of uris) void this.searchFile(uri);
      }),
    );
    this.own(openDocuments.onDidRecognize(({ document }) => void this.searchText(document.uri, document.getText())));
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
    const found = await findWorkspaceUses([...media.keys()], this.sources.scan, { until, maxUses: maxPlaces });
    if (until.aborted) return;
    this.further = new Map();
    for (const { uri, cell, uses } of found.documents) {
      const places = cell === undefined ? this.placesOf(uri, uses) : [];
      if (places.length > 0) this.further.set(uri.toString(), places);
    }
    this.join();
  }

  /** A file on the disk has changed. */
  private async searchFile(uri: vscode.Uri): Promise<void> {
    if (this.listing === undefined || !this.sources.scan.isScanned) return;
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    // What is gone, or no text, holds nothing.
    await this.searchText(uri, open?.getText() ?? (await readTextFile(uri).catch(() => '')));
  }

  private async searchText(uri: vscode.Uri, text: string): Promise<void> {
    if (
      this.listing === undefined ||
      !this.sources.scan.isScanned ||
      !isListed({ uri, isUntitled: uri.scheme === 'untitled' }, this.filters)
    )
      return;
    const { search } = this;
    const options = { fileName: path.posix.basename(uri.path), ...detectionKeysFor(uri) };
    const steps = usesInTextInSteps(text, search, options, maxPlaces);
    const found = await runCooperatively(steps, this.abort.signal);
    if (found === undefined || search !== this.search) return;
    this.sources.index.setFurther(uri.toString(), this.placesOf(uri, found.uses));
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
