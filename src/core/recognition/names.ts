/** The words of a name in any convention: `welcomeImageMediaId`, `PROMO_MEDIA_ID`, `media-id`, `WhatsApp Media ID`. */
export function wordsOf(name: string): readonly string[] {
  return remembered(wordsByName, name, splitIntoWords);
}

/** Files repeat few names often. So many are remembered; then it begins anew. */
const mostRemembered = 5000;
const wordsByName = new Map<string, readonly string[]>();

function remembered<Value>(memory: Map<string, Value>, name: string, compute: (name: string) => Value): Value {
  const known = memory.get(name);
  if (known !== undefined) return known;
  const value = compute(name);
  if (memory.size >= mostRemembered) memory.clear();
  memory.set(name, value);
  return value;
}

function splitIntoWords(name: string): readonly string[] {
  return name
    .replace(/IDs(?![a-z])/g, 'Ids')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** What a name says its value is. */
export type NameMeaning =
  /** `mediaId`, `header_media_id`, `MEDIA_IDS`. */
  | 'mediaId'
  /** `image_id`, `documentId`: a media ID where WhatsApp is spoken of, something else elsewhere. */
  | 'kindId'
  /** `media`, `mediaObject`. */
  | 'media'
  /** `image`, `video`, … */
  | 'kind'
  /** `id` alone. */
  | 'id'
  /** `example`, `value`, `default`: the name above tells what it is. */
  | 'transparent'
  /** A name of something that is known not to be a media ID. */
  | 'other'
  | 'unknown';

const kinds = new Set([
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'voice',
  'img',
  'doc',
  'picture',
  'photo',
  'documento',
  'imagen',
  'imagem',
  'foto',
]);
const mediaWords = new Set(
  (
    'media midia midias medium medias medio medios medien mediu मीडिया মিডিয়া મીડિયા ਮੀਡੀਆ மீடியா మీడియా ಮೀಡಿಯಾ മീഡിയ ' +
    'میڈیا وسائط الوسائط ميديا الميديا'
  )
    .split(' ')
    .flatMap(splitIntoWords),
);
const idWords = new Set(
  'id ids identifier identifiers oid identificador identifiant kennung आईडी आइडी আইডি આઈડી ਆਈਡੀ ஐடி ఐడి ಐಡಿ ഐഡി آئیڈی معرف'
    .split(' ')
    .flatMap(splitIntoWords),
);

/** Services that have media IDs of their own. */
const otherServices =
  /^(?:twitter|tweet|tweets|instagram|insta|ig|tiktok|telegram|tg|shopify|mastodon|youtube|messenger|facebook|fb|zendesk|discord|slack|linkedin|pinterest|snapchat|line|viber|wechat|wp|wordpress|vimeo|spotify|threads|bluesky)$/;

/** Words that say a value is not a media ID, whatever else stands in the name. */
const otherThings = new Set(
  (
    'phone number numbers waba business account accounts app application template templates message messages msg wamid ' +
    'order orders invoice customer client user users contact contacts recipient sender from to timestamp time date ts ' +
    'created updated expires expiry expire ext card imei tracking token secret key hash checksum flow flows catalog ' +
    'catalogue product products variant sku page post ad ads campaign conversation thread chat session request trace ' +
    'transaction payment price amount size bytes length duration width height count total index version port pid ' +
    'psid fbid asid igid tenant company org organization organisation merchant store shop ticket batch job event ' +
    'webhook build release commit revision string str at ms us ns since until lid jid peer profile team group ' +
    'channel workspace project board folder parent author owner member employee device serial ean barcode gtin isbn ' +
    'plantilla plantillas vorlage pedido pedidos factura cliente telefono telefone mensaje mensagem nachricht ' +
    'zip postal iban bic txn trx utr rrn dlt entity pnid phoneid appid wabaid customerid orderid filename'
  ).split(' '),
);

/** What may stand in front of these things in a name that is spelled without anything between its words. */
const joinedLeads =
  'whatsapp|wa|wb|meta|facebook|fb|graph|sender|receiver|recipient|customer|client|user|contact|business|display|' +
  'default|my|our|the|test|source|target|from|to|message|msg|template|app|account|phone|mobile|credit|debit|bank|payment';

/** Phone numbers and accounts, apps, templates, messages, times and cards, and their IDs. */
const joinedNouns =
  'phone(?:numbers?)?|phone(?:no|num)|mobile(?:numbers?|no)|telephone|msisdn|waba|account|app|application|' +
  'templates?|messages?|msg|wamid|timestamp|datetime|(?:created|updated|sent|received|delivered|expires?|expired)at|' +
  'cardnumbers?|card(?:no|num)|(?:credit|debit)card';

const storedQueries = new Set(['query', 'queries', 'mutation', 'graphql', 'mex', 'persisted', 'newsletter']);

const transparentNames = new Set(
  (
    'example examples value values default defaults const enum sample samples text content string stringvalue initial ' +
    'initialvalue current constant data defaultvalue testvalue expected actual item items array list set val arg args ' +
    'option select datalist schema properties params parameters description title code samp td tt b strong em span p li s n entry'
  ).split(' '),
);

/**
 * What a name says its value is; a name of several parts (`image.id`) by its last one. A further key makes any name that
 * of a media ID, except one that says itself that it is something else: `detection.keys` can't make a phone number of one.
 */
export function meaningOf(name: string, extraKeys: ReadonlySet<string> = noKeys): NameMeaning {
  const own = remembered(meaningByName, name, findMeaning);
  return own !== 'other' && extraKeys.size > 0 && extraKeys.has(wordsOf(name).join('')) ? 'mediaId' : own;
}

/** Whether a name is a media ID's only by a further key, and so general that what it belongs to says more: `id`, `value`. */
export function isGeneralExtraKey(name: string, extraKeys: ReadonlySet<string>): boolean {
  if (extraKeys.size === 0 || !/^(?:id|transparent)$/.test(meaningOf(name))) return false;
  return meaningOf(name, extraKeys) === 'mediaId';
}

const noKeys: ReadonlySet<string> = new Set();
const meaningByName = new Map<string, NameMeaning>();

function findMeaning(name: string): NameMeaning {
  // MongoDB's way to write a number.
  if (/^\$number(?:Long|Int|Decimal)$/.test(name)) return 'transparent';
  const all = wordsOf(name);
  // `x-example` of a description is an example.
  const words = all.length === 2 && all[0] === 'x' ? all.slice(1) : all;
  const joined = words.join('');
  const last = words.at(-1);
  if (last === undefined) return 'unknown';
  if (words.some((word) => otherServices.test(word) && !(word === 'wp' || word === 'line'))) return 'other';
  if (isMediaIdName(words, joined)) return 'mediaId';
  if (words.length === 1 && idWords.has(last)) return 'id';
  if (words.length === 1 && transparentNames.has(last)) return 'transparent';
  // `FETCH_FOLLOWERS_DOC_ID` is the number of a stored query.
  if (words.some((word) => storedQueries.has(word))) return 'other';
  if (idWords.has(last) && kinds.has(words.at(-2) ?? '')) return 'kindId';
  if (/^(?:image|video|audio|document|sticker)ids?$/.test(last)) return 'kindId';
  if (words.length <= 2 && (mediaWords.has(last) || (mediaWords.has(words[0] ?? '') && last === 'object')))
    return 'media';
  if (kinds.has(last) && words.length <= 3) return 'kind';
  if (words.some((word) => otherThings.has(word))) return 'other';
  if (words.length === 3 && mediaWords.has(last)) return 'media';
  return [joined, ...words].some(isJoinedOther) ? 'other' : 'unknown';
}

/** What is never a media ID, as it is spelled without anything between its words: `phonenumberid`, `WABAID2`. */
function isJoinedOther(word: string): boolean {
  return joinedOther.test(word);
}

const joinedOther = new RegExp(
  `^(?:${joinedLeads})*(?:${joinedNouns})(?:ids?|identifiers?|numbers?|nos?|nums?|keys?|values?|refs?|s)?\\d*$`,
);

function isMediaIdName(words: readonly string[], joined: string): boolean {
  if (joined.includes('mediaidstring') || joined.includes('mediaidstr')) return false;
  const media = words.findIndex((word) => mediaWords.has(word) || /^media(?:objects?|files?|assets?)$/.test(word));
  const id = words.findIndex((word) => idWords.has(word));
  if (words.some((word) => /^mediaids?$/.test(word))) return true;
  if (media === -1 || id === -1) return false;
  // "media id", "media object id", "id da midia", "id of the media"; not "media account id" or "media_template_id".
  const between = words.slice(Math.min(media, id) + 1, Math.max(media, id));
  const bridges = new Set([
    'object',
    'file',
    'asset',
    'da',
    'de',
    'del',
    'of',
    'the',
    'la',
    'do',
    'du',
    'des',
    'upload',
    'get',
    'url',
    'header',
    ...kinds,
  ]);
  return between.every((word) => bridges.has(word));
}

/** Further key names as they are compared. One that names what is never a media ID is left out. */
export function keySet(keys: readonly string[]): ReadonlySet<string> {
  return new Set(keys.filter((key) => meaningOf(key) !== 'other').map((key) => wordsOf(key).join('')));
}

/** The kind of media a word names (`ImageMessage`, `setVideo`, `MediaAudio`), `undefined` when it names none. */
export function kindIn(name: string): string | undefined {
  const words = wordsOf(name);
  if (
    words.some(
      (word) => otherThings.has(word) && !['message', 'messages', 'request', 'string', 'msg', 'card'].includes(word),
    )
  ) {
    return undefined;
  }
  return words.find((word) => kinds.has(word));
}

/** Whether a word names media as such: `MediaObject`, `getMedia`. */
export function isMediaWord(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => mediaWords.has(word));
}

/** Words that are nouns in a key and something else in a call: `ImageMessage.to(…)`. */
const weakWords = new Set(
  'to from at by of with str string date time size count length index version since until msg name wa'.split(' '),
);

/** Whether a name in a call names something that is not a media object: `createTemplate`, `PhoneNumber`. */
export function callNamesOtherThing(name: string): boolean {
  const words = wordsOf(name).filter((word) => !weakWords.has(word));
  return words.length > 0 && meaningOf(words.join('_')) === 'other';
}

/** Whether a name names another service that has media IDs of its own: `twitter`, `instagramMedia`. */
export function namesOtherService(name: string): boolean {
  return wordsOf(name).some((word) => otherServices.test(word) && !/^(?:wp|line|threads)$/.test(word));
}

/** Whether a name names something that is not a media object: `createTemplate`, `phoneNumber`. */
export function namesOtherThing(name: string): boolean {
  return meaningOf(name) === 'other';
}
