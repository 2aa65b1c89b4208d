import * as path from 'node:path';

/** The project's top folder; this file is compiled to out/test/run. */
export const projectFolder = path.join(__dirname, '..', '..', '..');

/** Pictures and logs of test runs; not part of the repository. */
export const artifactsFolder = path.join(projectFolder, 'artifacts');

/** The sample workspace of `npm start` and of the tests inside VS Code. */
export const sampleWorkspace = path.join(projectFolder, 'test', 'sample-workspace');

/** The packaged extension, written by `npm run package`. */
export const vsixFile = path.join(projectFolder, 'delete-whatsapp-media.vsix');
