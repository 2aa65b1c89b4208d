import type { StockedMedia } from '../gateway/fakeMedia';
import { sampleMediaId } from './sampleMedia';

/** What the account of the built-in gateway lists: media that the sample workspace uses, and some that it doesn't. */
export const sampleStock: readonly StockedMedia[] = [
  {
    mediaId: sampleMediaId,
    identifier: 'Welcome banner',
    description: 'Shown to new customers',
    mediaType: 'image',
    ageDays: 12,
  },
  {
    mediaId: '7074855483357676381',
    identifier: 'Diwali offer',
    description: 'Campaign of last year',
    mediaType: 'image',
    ageDays: 26,
  },
  {
    mediaId: '7074855483357676382',
    identifier: 'How to order',
    description: 'A second of it',
    mediaType: 'video',
    ageDays: 3,
  },
  {
    mediaId: '7074855483357676383',
    identifier: 'Greeting',
    description: 'Voice of the shop',
    mediaType: 'audio',
    ageDays: 9,
  },
  {
    mediaId: '7074855483357676384',
    identifier: 'Price list',
    description: 'PDF, one page',
    mediaType: 'doc',
    ageDays: 29,
  },
];
