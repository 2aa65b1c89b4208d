import type { FC } from 'react';
import { WhatsAppImage, WhatsAppDocument, Pixel } from '@acme/chat-kit';

type Props = { at?: number; orderNo?: string };

const stories = {
  withPhoto: {
    from: '4477949621413',
    at: 1715757422314,
    image: { id: '8757339173856320', mime_type: 'image/jpeg' },
  },
  withPdf: {
    at: 1715243098671,
    document: {
      filename: 'contract.pdf',
      id: '106488773793816',
    },
  },
  withOrder: { at: 1715659921573, order: { catalog_id: '751233022092157', product_items: [{ product_retailer_id: '2864517543527', quantity: 2 }] } },
};

export const Demo: FC<Props> = ({ at = 1715117470173, orderNo = '24937340867469' }) => (
  <>
    <Pixel id="761021522003992" />
    <WhatsAppImage media-id="8757339173856320" alt="Photo" />
    <WhatsAppDocument
      mediaId="5695347954294384"
      sender="148802081955853"
      title={`Order ${orderNo}`}
    />
    <time dateTime={String(at)}>{at}</time>
    <code>{'{"image":{"id":"3892550208117050"}}'}</code>
  </>
);
export default stories;
