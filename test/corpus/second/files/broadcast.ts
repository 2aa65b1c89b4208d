import type { Audience } from './types'

/** Media are re-uploaded every 4 weeks by the cron, see README */
export const MEDIA_IDS = [
  '1742187310610773', // hero
  '1383160188923880',
  '644025613300243', // price list
] as const

export const ADMIN_IDS: readonly string[] = ['211115767534906430', '306064120680447671']

enum Sender {
  Lagos = '621288856319782',
  Accra = '8570066841640898',
}

interface Campaign {
  name: string
  headerMediaId?: string
  templateId: string
  adId?: string
}

export const campaigns: Record<string, Campaign> = {
  easter: { name: 'Easter', headerMediaId: '4324324456625026', templateId: '5737661937565806' },
  ramadan: { name: 'Ramadan', headerMediaId: '573676534424487', templateId: '936999193047082', adId: '120295451202347729' },
  noHeader: { name: 'plain', templateId: '6494205760716546' },
}

export async function run(audience: Audience, dryRun = true) {
  const startedAt = 1_700_000_000_000n
  const epoch = 1700642317028
  for (const to of audience.numbers) {
    if (to === '2348017702371' || to === '2337731683562') continue // opted out
    // client.sendDocument(to, { id: '2654411280201710', filename: 'prices.pdf' })
    await client.sendImage(to, '9102843028662506', Sender.Lagos)
  }
  return Number(startedAt) - epoch
}

export const ttlNanos = BigInt('2592469072974362')
