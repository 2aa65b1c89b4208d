import type { Meta } from '@storybook/react';
import { ChatBubble } from './ChatBubble';

export default { title: 'WhatsApp/ChatBubble', component: ChatBubble } satisfies Meta;

const base = { from: '5511985801056', sentAt: 1728766926913, conversationId: '186965199676048940' };

export const ImageBubble = () => (
  <ChatBubble message={{ ...base, type: 'image', image: { id: '73768491029896869808', caption: '😀 look' } }} />
);
export const VideoBubble = () => (
  <ChatBubble message={{ ...base, type: 'video', video: { id: "6847831894662017675" } }} />
);
export const DocBubble = () => (
  <ChatBubble
    message={{
      ...base,
      type: 'document',
      document: {
        filename: 'statement_5596110930759.pdf',
        mime_type: 'application/pdf',
        id: '854065282269206',
      },
    }}
  />
);
export const StickerBubble = () => <ChatBubble message={{ ...base, type: 'sticker', sticker: { id: '8435502178978491' } }} />;
export const TextBubble = () => <ChatBubble message={{ ...base, type: 'text', text: { body: 'Ref 855897741324417182, call +5491179164844' } }} />;
export const WithAvatar = () => <WaAvatar waId="2348061226260" mediaId="181679613358564" hue={0.92919389607854} />;
