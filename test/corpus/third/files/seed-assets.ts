import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();

type Asset = { slug: string; waMediaId?: string; twitterMediaId?: string; instagramMediaId?: string; createdAt: number };

const assets: Asset[] = [
  { slug: 'hero', waMediaId: '8200882890149495', twitterMediaId: '1562274689098224512', createdAt: 1708388547444 },
  { slug: 'menu', waMediaId: '566539689105168', instagramMediaId: '17989855065203220', createdAt: 1760912390979 },
  { slug: 'team', waMediaId: '332347522287063', createdAt: 1742189627652 },
  { slug: 'map', instagramMediaId: '17922987581965186', createdAt: 1756350342096 },
  { slug: 'faq', waMediaId: '5859284845135056', twitterMediaId: '1593528291003397495', createdAt: 1757954836785 },
];

async function main() {
  for (const a of assets) await db.asset.upsert({ where: { slug: a.slug }, create: a, update: a });
  await db.channel.create({ data: { kind: 'WHATSAPP', phoneNumberId: '908274751403848', businessAccountId: '398575540055374' } });
}

main().finally(() => db.$disconnect());
