import type { Phrase } from './vocabulary';
import { PhraseMatcher } from './vocabulary';

/**
 * What a text speaks of: WhatsApp; another service that has media IDs of its own; a field of a media reply (only
 * WhatsApp's have both).
 */
export type Topic = 'whatsApp' | 'other' | 'mimeType' | 'checksum';

function phrase(topic: Topic, pattern: RegExp, ...begins: readonly string[]): Phrase<Topic> {
  return { topic, pattern, begins };
}

/** The words by which a text tells what service its numbers belong to. */
export const servicePhrases: readonly Phrase<Topic>[] = [
  phrase('whatsApp', /whats[\s_-]?app/, 'what'),
  phrase('whatsApp', /wamid/, 'wami'),
  phrase('whatsApp', /\bwaba/, 'waba'),
  phrase('whatsApp', /messaging[_-]?product/, 'mess'),
  phrase('whatsApp', /phone[_-]?number[_-]?id/, 'phon'),
  phrase('whatsApp', /graph\.facebook/, 'grap'),
  phrase('whatsApp', /\bwa[._]?(?:id|media|api|client|send)|\bwa\b/, 'wa'),
  phrase('whatsApp', /smsgateway/, 'smsg'),
  phrase('whatsApp', /WAApi/, 'waap'),
  phrase('other', /twitter|tweet/, 'twit', 'twee'),
  phrase('other', /\bx\.com/, 'x.co'),
  phrase('other', /instagram/, 'inst'),
  phrase('other', /\big[_-]/, 'ig_', 'ig-'),
  phrase('other', /messenger(?!\s*(?:\.\w|=[^=]))/, 'mess'),
  phrase('other', /\bpsid/, 'psid'),
  phrase('other', /telegram/, 'tele'),
  phrase('other', /shopify/, 'shop'),
  phrase('other', /mastodon/, 'mast'),
  phrase('other', /tiktok/, 'tikt'),
  phrase('other', /zendesk/, 'zend'),
  phrase('other', /youtube/, 'yout'),
  phrase('other', /discord/, 'disc'),
  phrase('other', /\bslack/, 'slac'),
  phrase('other', /linkedin/, 'link'),
  phrase('other', /bluesky/, 'blue'),
  phrase('other', /update_?status/, 'upda'),
  phrase('other', /status_?post|\bstatus=[^&\s]{0,200}&media_ids/, 'stat'),
  phrase('other', /\btoots?\b/, 'toot'),
  phrase('other', /reply_to_status/, 'repl'),
  phrase('other', /media_id_string/, 'medi'),
  phrase('other', /\bad_?(?:creatives?|sets?|accounts?)(?![a-z])/, 'ad_c', 'ad_s', 'ad_a', 'adcr', 'adse', 'adac'),
  phrase('other', /object_story/, 'obje'),
  phrase('other', /["']object["']\s*:\s*["'](?:page|instagram)["']/, '"obj', "'obj"),
  phrase('other', /\bscontent[.-]/, 'scon'),
  phrase('other', /facebook_legacy/, 'face'),
  phrase('mimeType', /\bmime_?type\b/, 'mime'),
  phrase('checksum', /\bsha_?256\b/, 'sha2', 'sha_'),
];

export const services = new PhraseMatcher<Topic>(servicePhrases);
