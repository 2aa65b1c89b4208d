import { ApiProperty, ApiParam } from '@nestjs/swagger';

export class MediaDto {
  @ApiProperty({ description: 'WhatsApp media ID', example: '968998483139507' })
  id: string;

  @ApiProperty({ example: 'audio/ogg' })
  mime_type: string;

  @ApiProperty({ example: 1723729503363 })
  cachedAt: number;
}

export class SendDocumentDto {
  @ApiProperty({ description: 'Recipient', example: '917014881052' })
  to: string;

  @ApiProperty({ description: 'ID of the uploaded file', example: '6079734546286249', required: false })
  mediaId?: string;

  @ApiProperty({ example: 'Invoice 2024158120663' })
  caption?: string;

  @ApiProperty({ description: 'Template id', example: '9325847850282296' })
  templateId: string;
}

export class MediaController {
  @ApiParam({ name: 'mediaId', example: '6382887211020638' })
  @ApiParam({ name: 'phoneNumberId', example: '205925356044961' })
  remove() {}

  @ApiParam({ name: 'wabaId', example: '659216982762908' })
  @ApiParam({ name: 'flowId', example: '86434257613308617' })
  flow() {}
}
