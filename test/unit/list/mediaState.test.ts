import * as assert from 'node:assert/strict';
import { groupOf, statesOf } from '../../../src/core/list/mediaState';

describe('the group of a media ID in a list by state', () => {
  it('is its deletion, else its damage, else what the account says', () => {
    assert.equal(groupOf('deleted', true, 'notListed'), 'deleted');
    assert.equal(groupOf('notDeleted', true, 'notListed'), 'damaged');
    assert.equal(groupOf('notDeleted', false, 'expired'), 'expired');
    assert.equal(groupOf('notDeleted', false, 'listed'), 'notDeleted');
    assert.equal(groupOf('notDeleted', false, undefined), 'notDeleted');
  });

  it('is found by a filter, as is all else that is so of it; what was deleted is only that', () => {
    assert.deepEqual(statesOf('notDeleted', true, 'notListed'), ['notDeleted', 'damaged', 'notListed']);
    assert.deepEqual(statesOf('notDeleted', false, 'listed'), ['notDeleted']);
    assert.deepEqual(statesOf('deleted', false, 'notListed'), ['deleted']);
  });
});
