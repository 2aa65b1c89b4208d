/** Begins each line of a suite's report, to tell it from what VS Code itself writes to the console. */
export const reportMark = '│ ';
