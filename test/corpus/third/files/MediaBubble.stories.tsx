import type { Meta, StoryObj } from '@storybook/react';
import { MediaBubble } from './MediaBubble';
import { WhatsAppSticker } from './WhatsAppSticker';

export default { title: 'inbox/MediaBubble', component: MediaBubble } satisfies Meta<typeof MediaBubble>;

export const Photo: StoryObj = {
  args: { channel: 'whatsapp', mediaId: '8422965161433723', sentAt: 1760491727224, author: { id: '1805505986305197002' } },
};

export const Pdf: StoryObj = {
  render: () => (
    <MediaBubble channel="whatsapp" kind="document" media-id="5244797425316671" filename="Offer.pdf" messageKey="78191768659969609" />
  ),
};

export const Stickers: StoryObj = {
  render: () => (
    <>
      <WhatsAppSticker mediaId={"153613175526909"} />
      <WhatsAppSticker mediaId="447064129234992" animated />
      <FacebookSticker stickerId="321491237438496" />
      <Tweet id="1586750352432432413" />
    </>
  ),
};
