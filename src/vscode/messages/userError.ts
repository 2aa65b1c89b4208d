/** A file can't be used; the message says why and what to do. */
export class FileError extends Error {}
