import '../scanning/fakeVscode';
import * as assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { TooltipSources } from '../../../src/vscode/view/rowTooltip';
import { tooltipOf } from '../../../src/vscode/view/rowTooltip';

describe('the tooltip of a row', () => {
  /** Nothing of the list may be asked: it would throw. */
  const sources = (of: () => Promise<never[]>): TooltipSources => ({ past: { get: of } }) as unknown as TooltipSources;
  const row = { kind: 'id', id: 'x', mediaId: '7074855483357676350' } as unknown as Parameters<typeof tooltipOf>[0];

  it('asks for nothing once the pointer has left', async () => {
    const token = { isCancellationRequested: true } as vscode.CancellationToken;
    const none = sources(() => Promise.reject(new Error('The history was asked for')));
    assert.equal(await tooltipOf(row, none, token), undefined);
  });

  it('is given up when the pointer leaves while the history is read', async () => {
    const token = { isCancellationRequested: false };
    const leaving = sources(() => {
      token.isCancellationRequested = true;
      return Promise.resolve([]);
    });
    assert.equal(await tooltipOf(row, leaving, token as vscode.CancellationToken), undefined);
  });
});
