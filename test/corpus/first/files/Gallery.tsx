import { useState } from 'react';
import { WaImage, WaMedia } from '@/components/wa';

const HERO = { mediaId: '5660037434378137711', updatedAt: 1725414978941 };

export default function Gallery({ wabaId = '3622419595343350' }: { wabaId?: string }) {
  const [selected, setSelected] = useState<string>('4053297894128');
  return (
    <section data-waba={wabaId} data-phone-id="118302969396704">
      <h2>🖼️ Gallery</h2>
      <WaImage mediaId="680862433415679" alt="menu" />
      <WaImage mediaId={'7964200942277484'} alt="team" onClick={() => setSelected('528852944824423')} />
      <WaMedia media-id="3304815328807583" kind="video" />
      <img src="https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=986411390378345&amp;ext=1738522260&amp;hash=ATatoNZ14ff9inw3Eel0m" />
      <img src="https://scontent.xx.fbcdn.net/v/t39.30808-6/884839064_191527764999493_7920167641879201071_n.jpg?_nc_cat=101" />
      <a href="https://wa.me/9198594978496?text=hi">chat</a>
      <a href="https://www.facebook.com/740714460368895/posts/11369482842413100">page</a>
      <Order id="3072197961247764" tracking="00561799345349641367" />
    </section>
  );
}
