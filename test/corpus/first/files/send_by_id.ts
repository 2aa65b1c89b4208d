import { wa } from './wa';

const image_id = '6986449412716806';
const documentId = '9704738937284949';
const stickerId: string = '684415694304270';
const templateId = '9980244281270759';
const orderId = '2252092331827537';
const phoneNumberId = '2665426535992753';

class Throttle {
  private last = 0;
  constructor(private readonly gapMs: number) {}
  async next(): Promise<void> {
    const wait = this.last + this.gapMs - Date.now();
    if (wait > 0) await new Promise((r) => setTimeout(r, wait));
    this.last = Date.now();
  }
}

const throttle = new Throttle(250);

export async function run() {
  await throttle.next();
  await wa.image('5511935981438', { id: image_id });
  await wa.document('1415263018402', { id: documentId, filename: `${orderId}.pdf` });
  await wa.sticker('7916836465356', { id: stickerId });
  await wa.sendMessage({ to: '9170809748734', imageId: '676321077747154' });
  await wa.sendMessage({ to: '6281343724357', video_id: '2624765259876' });
  await wa.sendTemplate(templateId, { headerImageId: '437819805136644', bodyParams: ['20252174957604'] });
  const url = `${wa.graph}/${image_id}`;
  return { url, at: 1770100879423, phoneNumberId };
}
