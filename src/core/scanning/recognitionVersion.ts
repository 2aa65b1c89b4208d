/** A hash of the sources that decide what is found in a file: esbuild.js puts it in. */
declare const recognitionHash: string | undefined;

/** Changes with every change of recognition: what an older one found in a file doesn't count. */
export const recognitionVersion = typeof recognitionHash === 'string' ? recognitionHash : 'not built';
