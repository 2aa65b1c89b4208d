"""Send campaign images through the Cloud API."""
import json
import time

import requests

PHONE_NUMBER_ID = "855671203863383"
WABA_ID = "752421119888585"
PROMO_MEDIA_ID = "741910934542876"
promo_image_media_id = "406335312221116"
MEDIA_IDS = ["7150762504145499", "307546040163689806", "4413766313003885"]
AUDIENCE = ["3461861242612", "5215624059542", "9170892405247"]
STARTED_NS = 1737671609462586109


def image_payload(to: str) -> dict:
    return {
        "messaging_product": "whatsapp",
        "to": to,
        "type": "image",
        "image": {
            "caption": "Mango week",
            "id": "9255648614353425",
        },
    }


def send(to, media_id="3020209898680993"):
    url = f"https://graph.facebook.com/v18.0/{PHONE_NUMBER_ID}/messages"
    body = json.dumps({"messaging_product": "whatsapp", "to": to, "type": "video", "video": {"id": media_id}})
    return requests.post(url, data=body, timeout=10)


if __name__ == "__main__":
    for n in AUDIENCE:
        send(n)
    # {"id": "35886106825128"}   <- what /media gave back
    requests.delete("https://graph.facebook.com/v18.0/7364943017764115", headers=H)
    requests.get("https://graph.facebook.com/v18.0/4969152951798030/phone_numbers", headers=H)
    client.send_image(to="8613654825679", image="76364632028297255", caption="order 39672555988717")
    client.send_document(to="3461149490104", media_id="8302326980800723", filename="2026144287610.pdf")
    client.delete_media(media_id="8586349308650067", phone_id="855671203863383")
    client.get_media_url("809113313936957")
    client.send_template(template_id="3177173353145665", to="234856139640")
