/** The scheme of a file system that shows the files of this machine, and lets a test say when one can be read. */
export const heldScheme = 'held-files';

/** As long as `<file>.held` lies beside a file, its content doesn't come. */
export const heldEnding = '.held';
