import React, { useState } from 'react'
import { MediaPreview, PhoneSelect } from '../ui'

const SAMPLE = [
  { label: '🌵 Cactus', mediaId: '7580911286224425', mime: 'image/png' },
  { label: '🏜️ Desert', mediaId: '743931999953014', mime: 'image/png' },
]

export default function MediaPicker ({ onPick }) {
  const [cur, setCur] = useState('6385720387613061')
  return (
    <section className="picker" data-rev="1688460794084">
      <PhoneSelect phoneNumberId="683728905275114" wabaId={'752841224441665'} />
      {SAMPLE.map(s => <MediaPreview key={s.mediaId} mediaId={s.mediaId} onClick={() => setCur(s.mediaId)} />)}
      <MediaPreview mediaId="7426360676302958" size="lg" />
      <MediaPreview mediaId={"464106500316638"} templateId="6482854986159959" />
      {/* <MediaPreview mediaId="196647719883925" /> */}
      <a href="https://business.facebook.com/wa/manage/home/?waba_id=743124638853793&business_id=403265670845779">Manager</a>
      <img src="https://scontent.cdninstagram.com/v/t51.2885-15/557541792505407_5248861622290628_5057201334110147383_n.jpg" alt="" />
      <button onClick={() => onPick(cur)}>Use</button>
    </section>
  )
}
