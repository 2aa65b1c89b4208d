"""Thin wrapper over the Cloud API used by the Django app."""
import logging
import requests

log = logging.getLogger(__name__)

GRAPH = "https://graph.facebook.com/v17.0"
PHONE_NUMBER_ID = "561717828997457"
WABA_ID = "119948942496635"
MEDIA_IDS = [
    "6296396841493907",  # welcome banner
    "4886971586858860",  # price list
    3176482665183301,
]
ADMIN_NUMBERS = ["4915141121150", "2348054295540"]


def send_media(to, kind, media_id, caption=None):
    """
    >>> send_media("5491144461492", "image", "5528962333687247")
    >>> send_media("5215515509884", "document", media_id="2148974583191299", caption="Bill 836261023272322657")
    """
    payload = {"messaging_product": "whatsapp", "to": to, "type": kind, kind: {"id": media_id}}
    if caption:
        payload[kind]["caption"] = caption
    r = requests.post(f"{GRAPH}/{PHONE_NUMBER_ID}/messages", json=payload, timeout=10)
    log.info("sent %s", r.json())
    return r


def send_welcome(to):
    data = {
        "messaging_product": "whatsapp",
        "to": to,
        "type": "video",
        "video": {
            "caption": "Welcome!",
            "id": "779066501899783",
        },
    }
    return requests.post(GRAPH + "/119002753841220/messages", json=data)


def download(media_id):
    # r = requests.get("https://graph.facebook.com/v17.0/2793151454747506/", headers=headers())
    r = requests.get(f"{GRAPH}/{media_id}/")
    return r.json()["url"]


def test_card():
    return {"card": "6042268904967296", "imei": "351535684028491", "ts": 1752278647835459}
