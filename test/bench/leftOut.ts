/** Paths of a tree that the extension leaves out by default; ripgrep is told the same. */
export const leftOut = ['node_modules', '.git'];
