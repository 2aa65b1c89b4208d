import { Injectable } from '@nestjs/common';

// X / Twitter only. The WhatsApp side lives in wa.service.ts
@Injectable()
export class TweetService {
  async postWithImage(status: string) {
    const media_id = '1518520427000011909';
    const mediaIds = ['1953519814113486144', '1525958450017790774'];
    const tweet = await this.twitter.v2.tweet({ text: status, media: { media_ids: [media_id] } });
    // -> { media_id: 1585078713631338228, media_id_string: '1585078713631338228', size: 22981, expires_after_secs: 86400 }
    await this.twitter.v1.createMediaMetadata('1585078713631338228', { alt_text: { text: 'promo' } });
    return { tweet, replyTo: '1918219992486298574', user: '881744673027128947', mediaIds };
  }

  private async wait(ms: number) {
    return new Promise<void>((resolve) => setTimeout(resolve, ms));
  }

  async upload(file: Buffer, type: string) {
    const init = await this.twitter.v1.uploadMedia(file, { mimeType: type });
    for (let i = 0; i < 5; i++) {
      const info = await this.twitter.v1.mediaInfo(init);
      if (info.processing_info?.state === 'succeeded') break;
      await this.wait(1000 * (info.processing_info?.check_after_secs ?? 1));
    }
    return init;
  }

  readonly epoch = 1288834974657n as unknown; // twepoch
}
