"""Senders of every brand. Never put media here, see media_store.py"""
from dataclasses import dataclass

@dataclass
class Sender:
    id: str            # phone number id
    waba_id: str
    display: str
    image: str = "default.png"

SENDERS = {
    "apparel": Sender(id="174242826391847", waba_id="2202465325038571", display="+55 11 5555-0102"),
    "kitchen": Sender(id="116661120867636", waba_id="2874540170217655", display="+55 11 5555-0103"),
    "toys":    Sender("173665297548279", "247836240231573", "5521983258779"),
    "pets":    Sender("677492359839647", "256678011329221", "5531913140622"),
}

def upload_media(sender_id: str, path: str):
    return post(f"/{sender_id}/media", path)

upload_media("428774933164284", "logo.png")
upload_media(sender_id="981432349485295", path="video.mp4")
resp = requests.get("https://graph.facebook.com/v20.0/1643189917763776/phone_numbers")
EPOCH_NS = 1709647170466167618
