// The import rules of the project; see docs/ARCHITECTURE.md.
module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-knows-no-vscode',
      comment: 'The core runs in plain Node: it is tested there, and agents and workers may load it.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '(^|/)vscode(/|$)' },
    },
    {
      name: 'core-knows-no-user-interface',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/(?!core/)' },
    },
    {
      name: 'gateway-client-is-loaded-lazily',
      comment: 'What activate() loads holds no axios: the client comes in by await import() at the first request.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/gateway/' },
      to: {
        path: '^src/core/gateway/(client|accountReader)',
        dependencyTypesNot: ['dynamic-import', 'type-only'],
      },
    },
    {
      name: 'one-way-to-delete',
      comment: 'Only this module deletes, and it asks for confirmation first: see promise 2 of SECURITY.md.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(vscode/deletion/deletionSession\\.ts|core/)' },
      to: {
        path: '^src/core/(deletion/(batch|deleteOne)|gateway/(client|transport))',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'confirmed-before-it-is-sent',
      comment: 'Only deleteMedia() opens a session, after the confirmation.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/vscode/deletion/deletion\\.ts$' },
      to: { path: '^src/vscode/deletion/deletionSession', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-way-to-read',
      comment: 'Reading the account sends the credentials: only the accounts do it, and not in Restricted Mode.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(vscode/accounts|core)/' },
      to: { path: '^src/core/gateway/accountReader', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'reading-deletes-nothing',
      comment: 'The reader makes GET requests of its own; what deletes is out of its reach.',
      severity: 'error',
      from: { path: '^src/core/gateway/accountReader' },
      to: {
        path: '^src/core/(deletion/(batch|deleteOne)|gateway/client)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'axios-in-one-place',
      comment: "axios's errors hold credentials: only the transport sees them.",
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/gateway/transport\\.ts$' },
      to: { path: '(^|/)axios(/|$)' },
    },
    { name: 'src-knows-no-test', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^vscode$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The tool takes the package esbuild for the file of that name.
    exclude: { path: '^(test/sample-workspace/|test/corpus/|esbuild\\.js)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
