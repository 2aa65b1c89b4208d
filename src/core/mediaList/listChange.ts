/** What of a list is another since somebody asked the last time. */
export class ListChange {
  /** Files of which something changed. */
  readonly files = new Set<string>();
  /** Media IDs of which something changed. */
  readonly ids = new Set<string>();
  /** Whether files came or went. */
  hasOtherFiles = false;
  /** Whether media IDs came or went. */
  hasOtherIds = false;
}
