import { FileError } from '../messages/userError';

/** A scan ended before it had looked at everything, and not because somebody stopped it. */
export class ScanError extends FileError {}
