import { FileError } from '../files/fileError';

/** A scan ended before it had looked at everything, and not because somebody stopped it. */
export class ScanError extends FileError {}
