import * as assert from 'node:assert/strict';
import { extension } from './hostHelpers';

// The first file of the suite: what is loaded by `activate()` can be seen only before the first deletion.
describe('activation', () => {
  it('registers and does not load the gateway client', async () => {
    await extension().activate();
    const loaded = Object.keys(require.cache).filter((file) => file.startsWith(extension().extensionPath));
    assert.ok(
      loaded.some((file) => file.endsWith('extension.js')),
      'the cache of modules is the extension host’s own',
    );
    assert.deepEqual(
      loaded.filter((file) => file.includes('gateway.js')),
      [],
    );
  });
});
