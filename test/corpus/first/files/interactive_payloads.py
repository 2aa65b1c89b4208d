CTA = {
    "type": "interactive",
    "to": "5521925649402",
    "interactive": {
        "type": "cta_url",
        "header": {"type": "image", "image": {"id": "3466419056273042"}},
        "body": {"text": "Track 94786755078674990744"},
        "action": {"name": "cta_url", "parameters": {"display_text": "Track", "url": "https://t.example/?id=00918906587330409703"}},
    },
}
FLOW = dict(
    type="interactive",
    interactive=dict(
        type="flow",
        header=dict(type="document", document=dict(id="5044278384015460", filename="t&c.pdf")),
        action=dict(name="flow", parameters=dict(flow_id="365471161628665", flow_token="tok-7d477ce5-6e5e-48dc-aefc-4d976559bce2")),
    ),
)
CAROUSEL = [
    {"type": "header", "parameters": [{"type": "image", "image": {"id": "9972345546370412"}}]},
    {"type": "header", "parameters": [{"type": "image", "image": {"id": "229436092954933"}}]},
    {"type": "header", "parameters": [{"type": "video", "video": {"id": "8075415211341292"}}]},
    {"type": "button", "sub_type": "quick_reply", "parameters": [{"type": "payload", "payload": "5039444027723458"}]},
]
PRODUCT = {"action": {"catalog_id": "8416018689897528", "product_retailer_id": "3506769695869"}}
STICKERS = {
    "happy": {"sticker": {"id": "517811561023680"}},
    "sad": {"sticker": {"id": "8468669426595208"}},
}
REPLY = {"context": {"message_id": "wamid.91656478847334580"}, "type": "reaction", "reaction": {"message_id": "wamid.46437610619317151", "emoji": "👍"}}
LIST = {"rows": [{"id": "6543390900762585", "title": "a"}, {"id": "3401777101906855", "title": "b"}]}
BUTTONS = [{"type": "reply", "reply": {"id": "8367423580174", "title": "Yes"}}]
