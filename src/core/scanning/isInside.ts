import * as path from 'node:path';

/** Whether a path is a folder or lies below it. A root, `/` or `D:\\`, ends in a separator itself. */
export function isInside(folder: string, file: string, separator: string = path.sep): boolean {
  return file === folder || file.startsWith(folder.endsWith(separator) ? folder : folder + separator);
}

/** Whether one folder is the other or lies within it. */
export function overlap(one: string, other: string, separator: string = path.sep): boolean {
  return isInside(one, other, separator) || isInside(other, one, separator);
}

/** So few folders are compared one by one; a path's folders are looked up among more. */
const few = 20;

/** Whether a path is one of these or lies below one of them. */
export function isInsideAny(folders: ReadonlySet<string>, file: string): boolean {
  // As a rule nothing is gone, or a file or two, and this is asked of every file there is.
  if (folders.size < few) {
    for (const folder of folders) if (isInside(folder, file)) return true;
    return false;
  }
  for (let current = file; ; current = path.dirname(current)) {
    if (folders.has(current)) return true;
    if (path.dirname(current) === current) return false;
  }
}
