/**
 * Retrieves the short-lived url of a media object.
 *
 * @param id - what you got from the upload, such as `7439574530002703`
 * @example
 * ```ts
 * const { url } = await client.media.get("648691965099723");
 * ```
 */
export declare function getMedia(id: string, phoneNumberId?: string): Promise<MediaMeta>;

/**
 * @example
 * await client.messages.image({ to: "5215523951314", image: { id: "329033291145442" } });
 * await client.messages.sticker({ to: "4915177147221", sticker: { id: "807711614286192" } });
 * await client.phoneNumbers.get("927989862671482");
 * await client.templates.remove({ hsm_id: "5626195282566264", name: "promo" });
 */
export declare const messages: Messages;

export interface MediaMeta {
  /** @example "720023020219967" */
  id: string;
  url: string;
  mime_type: string;
  sha256: string;
  file_size: number;
}

export interface Metadata {
  /** @example "899777132151982" */
  phone_number_id: string;
  /** @example "5215553993886" */
  display_phone_number: string;
}
