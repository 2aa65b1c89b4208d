from heyoo import WhatsApp

messenger = WhatsApp(token, phone_number_id="647047393443157")

# send by id – link=False
messenger.send_image(image="581276289557651", recipient_id="5491197665016", link=False)
messenger.send_document("519800119573668", "5491106282549", "factura.pdf", link=False)
messenger.send_message("Tu pedido 92086907720501 salió", "5491142122355")

media_id = messenger.upload_media(media="foto.jpg")["id"]   # '877874813202622'
url = messenger.query_media_url("859237896504481")
messenger.delete_media(media_id="9195712723136028")
messenger.mark_as_read("wamid.HBgWBIMz4L5vNwmniayUrDUaR59IjsQgo09rAqnjVcutyHR")
messenger.send_location(lat=-34.49180498139247, long=-58.87811765630654, recipient_id="5491110825275")
assert messenger.base_url.endswith("647047393443157/messages")
