import React, { useState } from 'react';

type Banner = { id: string; label: string; thumb: string };

/* WhatsApp header images, uploaded via Cloud API. */
const banners: Banner[] = [
  { id: '5814798744584873', label: 'Navratri', thumb: '/img/thumb_7652436365168.webp' },
  { id: '9538728648285698', label: 'Eid Mubarak', thumb: '/img/thumb_5098939584891.webp' },
  { id: '8731803085895556', label: 'Christmas 🎄', thumb: '/img/thumb_2229927364887.webp' },
];

export function MediaPicker({ onSend }: { onSend: (mediaId: string) => void }) {
  const [sel, setSel] = useState(banners[0].id);
  return (
    <div className="picker" data-waba="166094074041210" data-phone-number-id="104794513289883">
      {banners.map((b) => (
        <img key={b.id} src={b.thumb} alt={b.label} onClick={() => setSel(b.id)} />
      ))}
      <MediaPreview mediaId="6738503428956016" kind="video" />
      <MediaPreview mediaId={'250277268454585'} kind="document" />
      <TemplateBadge templateId="31899524207984761" />
      <button onClick={() => onSend(sel)}>Bhejo</button>
    </div>
  );
}
