/** The extension of a copy by what the service says it is; everything else is saved as `.bin`, which nothing opens by itself. */
const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
};

/** File systems allow 255 bytes; the ID, a number and the extension need some of them (UTF-8 bytes). */
const maxNameBytes = 160;

/**
 * What no file system, or only some, allow in a name, and what would show it in another order than it is in. The two
 * joiners stay: Indian scripts need them.
 */
const unsafe = /(?:(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*])+/gu;

/**
 * A file name for a copy of a media object: its ID, the name that the service gives it as far as that is safe, and an
 * extension that says no more than the content type does. The ID in front keeps it off reserved and hidden names.
 * @param name foreign text, such as `../../.bashrc`.
 */
export function copyName(mediaId: string, name: string | undefined, contentType: string | undefined): string {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const extension = Object.hasOwn(extensions, type) ? extensions[type] : 'bin';
  const stem = withoutExtension(name ?? '')
    .replace(unsafe, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+/u, '');
  // What is cut may end in what only Windows forbids at the end.
  const safe = cutToBytes(stem, maxNameBytes).replace(/[\s.]+$/u, '');
  return `${safe === '' ? mediaId : `${mediaId} ${safe}`}.${extension}`;
}

function withoutExtension(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,5}$/, '');
}

/** Cuts between characters, never within one. */
function cutToBytes(text: string, most: number): string {
  let bytes = 0;
  let cut = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    cut += character;
  }
  return cut;
}
