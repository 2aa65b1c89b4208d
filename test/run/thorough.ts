/** Set by `npm run test:all`. */
export const thoroughVariable = 'DELETE_WHATSAPP_MEDIA_THOROUGH';

/** What `npm test` does a sample of, `npm run test:all` does as a whole, and has more time for. */
export function sampleOf(sample: number, whole: number): number {
  return process.env[thoroughVariable] === '1' ? whole : sample;
}
