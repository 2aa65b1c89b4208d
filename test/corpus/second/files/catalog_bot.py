from __future__ import annotations
from dataclasses import dataclass

from heyoo_like import WhatsApp

wa = WhatsApp("EAAG_example_token", phone_number_id="116226523931877")


@dataclass
class Sku:
    ean: str
    image_id: str
    document_id: str | None = None
    price_cents: int = 0


SKUS = [
    Sku(ean="8412336633615", image_id="5601270385938767", document_id="887205679472550"),
    Sku(ean="8412964924022", image_id="6875899060357262"),
    Sku(ean="8412770525845", image_id="992479271623160", price_cents=1999),
]

SAMPLE_REPLY = {"id": "7085084908554405", "mime_type": "image/jpeg", "file_size": 2210, "sha256": "7f229cccdf6d83bb4efb4efddf794ed4513b7b2784f8f56d692e8546acfe92fa"}
SAMPLE_VOICE = dict(mime_type="audio/ogg", id="334201881879347", sha256="3577cf1d16d2fdc6ee3940e8acc68c8aca7987ab8135c1032ee7627e3c6369bf")


def greet(to: str) -> None:
    wa.send_image(image="137595710232493", recipient_id=to, link=False)
    wa.send_video(video="3620594036671247", recipient_id="3468309955127", link=False)
    wa.send_audio(audio_id="217949504238270", recipient_id="3468469647468")
    # wa.query_media_url("1255773486750791")
    wa.download_media(media_id="2960542384987385", path="/tmp/11025832561140.jpg")
    wa.send_catalog(catalog_id="748454842115760", product_retailer_id="2253947730608")
    wa.mark_as_read("wamid.HBgLP6RbiI2cWzkY5vnwrlEHFP")


if __name__ == "__main__":
    r = wa.upload_media("cat.jpg")
    print(r)  # -> {'id': '5070163487625238'}
