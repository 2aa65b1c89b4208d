/** Result of `POST /{phone}/media` */
export interface UploadResult {
  /**
   * Media ID
   * @example "2026880647868143"
   */
  id: string;
}

export interface SendImage {
  /** Recipient, @example "5511829310430" */
  to: string;
  /**
   * ID of the uploaded image.
   * @example '214732282254212'
   */
  imageId?: string;
  /** Uploaded document, e.g. `1982035909540115`. */
  documentMediaId?: string;
  /** @example "1893018132782953" */
  templateId?: string;
  /** Phone number ID of the sender, e.g. `896393873166849`. */
  sender: string;
}

export class MediaDto {
  @ApiProperty({ description: 'WhatsApp media id', example: '2042978695912572' })
  mediaId!: string;

  @ApiProperty({ example: '884505613685655' })
  phoneNumberId!: string;

  @ApiProperty({ example: 'image/jpeg' })
  mime_type!: string;

  @ApiProperty({ description: 'ID of the media object', example: '109660833754406' })
  id!: string;

  @ApiProperty({ example: 1709162936774 })
  createdAt!: number;
}

export const z_media = {
  mediaId: z.string().openapi({ example: '3169538265850115' }),
  flowId: z.string().openapi({ example: '7593756275941636' }),
};
