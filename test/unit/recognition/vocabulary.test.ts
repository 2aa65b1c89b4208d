import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Topic } from '../../../src/core/recognition/services';
import { servicePhrases, services } from '../../../src/core/recognition/services';

/** The same without tables: every pattern is tried at every index. */
function tried(text: string): [Topic, number, number][] {
  const all: [Topic, number, number][] = [];
  const patterns = servicePhrases.map(({ topic, pattern }) => ({ topic, pattern: new RegExp(pattern.source, 'iy') }));
  for (let index = 0; index < text.length; index++) {
    for (const { topic, pattern } of patterns) {
      pattern.lastIndex = index;
      if (pattern.test(text)) all.push([topic, index, pattern.lastIndex]);
    }
  }
  return all;
}

function found(text: string, from = 0, to = text.length): [Topic, number, number][] {
  const all: [Topic, number, number][] = [];
  services.find(text, from, to, ({ topic, start, end }) => {
    all.push([topic, start, end]);
    return false;
  });
  return all;
}

const words =
  'WhatsApp whats_app wamid. waba messaging_product phone-number-id graph.facebook.com wa. wa.media smsgateway WAApi ' +
  'Twitter tweet x.com Instagram ig_ ig- messenger messenger.send psid telegram Shopify mastodon tiktok zendesk youtube ' +
  'discord slack linkedin bluesky updateStatus status_post status=1&media_ids toot toots reply_to_status media_id_string ' +
  'ad_creative adsets ad_account object_story "object":"page" \'object\':\'instagram\' scontent.xx facebook_legacy ' +
  'mime_type mimetype sha256 sha_256 é 中 ſ K 😀';

describe('the words that tell of a service', () => {
  it('are found where every pattern tried at every character finds them', () => {
    const part = fc.oneof(fc.constantFrom(...words.split(' ')), fc.constantFrom(' ', '\n', '_', 'a', '"', '.', 'W'));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        // Two patterns may hold of one place; one mention of it is enough.
        const distinct = (mentions: [Topic, number, number][]): string[] => [
          ...new Set(mentions.map(([topic, start]) => `${topic} ${start}`)),
        ];
        assert.deepEqual(distinct(found(text)), distinct(tried(text)), text);
      }),
      { numRuns: 3000, seed: 21 },
    );
  });

  it('are found each of them, in either case', () => {
    for (const { pattern, topic } of servicePhrases) {
      const example = words.split(' ').find((word) => new RegExp(`^(?:${pattern.source})`, 'i').test(word));
      assert.ok(example !== undefined, `no example of ${pattern.source}`);
      for (const text of [example, example.toUpperCase(), example.toLowerCase()]) {
        assert.ok(
          found(text).some(([of, start]) => of === topic && start === 0),
          text,
        );
      }
    }
  });

  it('are found over the limits of what is looked through at once, and only between two indices', () => {
    for (let before = 65_525; before < 65_545; before++) {
      const text = `${' '.repeat(before)}whatsapp telegram`;
      assert.deepEqual(found(text), [
        ['whatsApp', before, before + 8],
        ['other', before + 9, before + 17],
      ]);
    }
    const text = 'telegram whatsapp telegram';
    assert.deepEqual(found(text, 1, 18), [['whatsApp', 9, 17]]);
    assert.deepEqual(found(text, 9, 10), [['whatsApp', 9, 17]]);
  });

  it('are looked for no further once that was enough', () => {
    const seen: Topic[] = [];
    services.find('telegram whatsapp telegram', 0, 26, ({ topic }) => seen.push(topic) === 2);
    assert.deepEqual(seen, ['other', 'whatsApp']);
  });
});
