import { useEffect, useState } from 'react';

const DEMO = {
  to: '6285736733902',
  template: { id: '2906490037395286', name: 'spring' },
  header: { type: 'image', image: { id: '4457210230844984' } },
};

export function Preview({ item = DEMO, order = '716936482778636514' }) {
  const [src, setSrc] = useState();
  useEffect(() => {
    // proxy streams the file, see api/wa-media.js
    fetch(`/api/wa-media/${item.header.image.id}`).then((r) => r.blob()).then((b) => setSrc(URL.createObjectURL(b)));
  }, [item]);
  return (
    <figure data-order={order} data-ts="1744449152298">
      <img src={src ?? '/api/wa-media/107449947195152'} alt="" />
      <a href="https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=894570228376780&amp;ext=1425907880125&amp;hash=ATtfb167b55c">original</a>
      <img src="https://scontent.cdninstagram.com/v/t51.2885-15/19821555602954072_44299526417591532_518550986643_n.jpg?ig_cache_key=4239155905977841318" alt="" />
    </figure>
  );
}
