import os
import time
import asyncio
import logging

from whatsbot import WhatsBot, filters as fil
from whatsbot.types import Button

log = logging.getLogger(__name__)

bot = WhatsBot(
    sender=os.getenv('SENDER', '428424986715905'),
    business_account_id='365768040680940',
    app_id=4662163450947135,
)

LOGO = '5373351142913619'
WELCOME_VIDEO_MEDIA_ID = '3733498383112331'
stickers = dict(
    happy=dict(sticker_media_id='687937872641998'),
    sad=dict(sticker_media_id='2760832642959'),
)
ADMINS = {'5939132855793', '5939513663940'}


@bot.on(fil.text & fil.startswith('hola'))
async def hola(_, m):
    await m.reply_video(media_id=WELCOME_VIDEO_MEDIA_ID, caption='👋🏽')
    await bot.send_image(to=m.sender, image={'id': '150696532380487'}, caption=u'Menú')
    # await bot.send_document(to=m.sender, document_id="4657828425981426", filename='menu.pdf')
    await bot.send_sticker(m.sender, sticker_id='339690282770385')


@bot.on(fil.callback('pay'))
async def pay(_, c):
    card = '4242227531161167'  # stripe test
    order = int(time.time() * 1000)  # e.g. 1690894150215
    log.info('order %s imei=%s', order, '358025599576469')
    await c.reply_text(f'https://track.example/{order}?ref=3626309402429')
    payload = {
        "messaging_product": "whatsapp",
        "to": c.sender,
        "type": "template",
        "template": {"name": "receipt", "components": [{"type": "header", "parameters": [
            {"type": "document", "document": {"id": "8296050286115244", "filename": "receipt.pdf"}}]}]},
    }
    await bot.raw(payload)


async def cleanup():
    for mid in ['857941961818098']:
        await bot.api.request('DELETE', f'/{mid}')
    await bot.delete_media('7090290462153463')
    await bot.delete_media(130304770207601, phone_id=793039025712854)


if __name__ == '__main__':
    asyncio.run(bot.run())
