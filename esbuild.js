// Builds dist/: extension.js, which activate() loads, gateway.js, which is loaded at the first request, and scanner.js,
// which the threads run that scan files.
const esbuild = require('esbuild');
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** Chunks that are loaded by dynamic import, and the modules that each holds: they share axios, so they share a chunk. */
const lazyChunks = { gateway: ['core/gateway/client', 'core/gateway/accountReader'] };

/** Turns `await import('…/core/gateway/client.js')` into loading the chunk, so that start-up holds no axios. */
const loadChunksLazily = {
  name: 'load-chunks-lazily',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path }) => {
      if (kind !== 'dynamic-import') return undefined;
      const module = path.replace(/^(\.\.?\/)+/, '').replace(/\.js$/, '');
      const chunk = Object.keys(lazyChunks).find((name) => lazyChunks[name].includes(module));
      if (!chunk) return { errors: [{ text: `No chunk is declared for the dynamic import of ${path}.` }] };
      return { path: `./${chunk}.js`, external: true };
    });
    build.onResolve({ filter: /^lazy-chunk:/ }, ({ path }) => ({
      path: path.slice('lazy-chunk:'.length),
      namespace: 'lazy-chunk',
    }));
    build.onLoad({ filter: /.*/, namespace: 'lazy-chunk' }, ({ path }) => ({
      contents: lazyChunks[path].map((module) => `export * from './src/${module}';`).join('\n'),
      resolveDir: __dirname,
    }));
  },
};

/**
 * What axios can do and this extension never asks for: uploads (form-data, which brings the MIME database), its own
 * proxy support (VS Code's is used) and redirects (never followed). Whoever calls one of them gets a TypeError.
 */
const axiosExtras = /^(form-data|https-proxy-agent|proxy-from-env|follow-redirects)$/;
const leaveOutAxiosExtras = {
  name: 'leave-out-axios-extras',
  setup(build) {
    build.onResolve({ filter: axiosExtras }, ({ path }) => ({ path, namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: 'export default class LeftOut {} export const getProxyForUrl = undefined;',
    }));
  },
};

/** Prints what the problem matcher in .vscode/tasks.json reads. */
const problemMatcher = {
  name: 'problem-matcher',
  setup(build) {
    build.onStart(() => console.log('[watch] build started'));
    build.onEnd(({ errors }) => {
      for (const { text, location } of errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log('[watch] build finished');
    });
  },
};

/** Of the sources that decide what is found in a file: what a scan keeps over restarts counts only for the same. */
function recognitionHash() {
  const hash = createHash('sha256');
  const folders = ['src/core/recognition', 'src/core/mediaId'];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map((name) => join(folder, name))
      .filter((file) => file.endsWith('.ts')),
  );
  for (const file of [...files.sort(), 'src/core/text/decoding.ts']) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

async function main() {
  rmSync('dist', { recursive: true, force: true });
  const context = await esbuild.context({
    entryPoints: {
      extension: './src/extension.ts',
      // The threads that scan files.
      scanner: './src/core/scanning/scanThread.ts',
      ...Object.fromEntries(Object.keys(lazyChunks).map((name) => [name, `lazy-chunk:${name}`])),
    },
    outdir: 'dist',
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    define: { recognitionHash: JSON.stringify(recognitionHash()) },
    minify: production,
    sourcemap: !production,
    sourcesContent: false,
    logLevel: watch ? 'silent' : 'warning',
    plugins: [loadChunksLazily, leaveOutAxiosExtras, ...(watch ? [problemMatcher] : [])],
  });
  if (watch) {
    await context.watch();
    return;
  }
  await context.rebuild();
  await context.dispose();
}

main().catch((error) => {
  // esbuild has printed its own errors already.
  if (!error.errors) console.error(error);
  process.exit(1);
});
