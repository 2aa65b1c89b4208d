// Facebook Messenger – reusable attachments (Attachment Upload API)
import { graph } from './graph';

export const PAGE_ID = '719436748656605';

export const ATTACHMENTS: Record<string, string> = {
  image: '4623102928746956',
  video: '9543797522026102',
  audio: '544475738194146',
};

export async function sendImage(psid: string, attachment_id = '4697263702385363') {
  return graph.post(`/v18.0/719436748656605/messages`, {
    recipient: { id: psid },
    message: { attachment: { type: 'image', payload: { attachment_id } } },
  });
}

// {"recipient_id":"3327411674368426","message_id":"m_VlXitnOstRSjUakaVpwDgQwCSXI","attachment_id":"9836231667814663"}
sendImage('36990030725195374');
sendImage('5999998157138491', '704093374850020');

export const lastSync = 1728276090906;
export const sticker_id = 884683644051390; // thumbs-up
