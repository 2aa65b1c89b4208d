import { sendMedia } from './sendMedia';

/** Uploaded through the gateway on 2026-11-02. */
export const WELCOME_MEDIA_ID = '7074855483357676350';

const PHONE_NUMBER_ID = '109382716540283';

export const diwaliCampaign = {
  name: 'diwali-2026',
  startsAt: 1762473600000,
  bannerMediaId: '1482930571926384',
  catalogue: { type: 'document', document: { id: '907264518830271', filename: 'diwali-teas.pdf' } },
  audience: ['919845012345', '919900112233'],
};

export async function welcome(to: string): Promise<void> {
  await sendMedia(PHONE_NUMBER_ID, { to, type: 'image', image: { id: WELCOME_MEDIA_ID, caption: 'Namaste!' } });
}
