from heyoo import WhatsApp
from pywa.types import Button

messenger = WhatsApp("TOKEN", phone_number_id="113082623024305")

# send by id
messenger.send_image(image="889894759283026", recipient_id="6285707551623", link=False)
messenger.send_video("2206146770419949", "4915124143997", link=False)
messenger.send_document(document='246672812222238', recipient_id='5511907941193', caption="Rechnung", link=False)
messenger.send_sticker(sticker="631857944886411", recipient_id="4915190201588", link=False)

# get it back
url = messenger.query_media_url("663885199666055")
messenger.download_media(url, "image/jpeg")
messenger.delete_media(media_id="96707696906020659")

messenger.send_message("Ihre Bestellung 233691859561670 ist da", "6285780354979")
messenger.send_template("hello_world", "5491175146995", components=[], lang="en_US")
messenger.mark_as_read("wamid.HBgMfb9c7b666e")
