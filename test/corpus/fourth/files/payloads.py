# -*- coding: utf-8 -*-
"""Payloads kept next to the flows (restaurant bot)."""

PHONE_NUMBER_ID = "242386504415176"

MENU = {
    "messaging_product": "whatsapp",
    "recipient_type": "individual",
    "to": "4915181430520",
    "type": "interactive",
    "interactive": {
        "type": "button",
        "header": {
            "type": "image",
            "image": {
                "id": "7562269764014293",
            },
        },
        "body": {"text": "Menu"},
        "action": {
            "buttons": [
                {"type": "reply", "reply": {"id": "1762893108963", "title": "Veg"}},
                {"type": "reply", "reply": {"id": "1722249209058", "title": "Non-veg"}},
            ]
        },
    },
}

BILL = {
    "to": "5491168926928",
    "type": "document",
    "document": {"filename": "bill-746609468787342.pdf", "caption": "Bill", "id": "9514722410853918"},
}

CAROUSEL = {
    "type": "template",
    "template": {
        "name": "carousel_v2",
        "components": [
            {
                "type": "carousel",
                "cards": [
                    {
                        "card_index": 1,
                        "components": [
                            {"type": "header", "parameters": [{"type": "image", "image": {"id": "4221828028120908"}}]},
                            {"type": "button", "sub_type": "quick_reply", "index": 0, "parameters": [{"type": "payload", "payload": "SKU-8905870451113"}]},
                        ],
                    },
                    {
                        "card_index": 2,
                        "components": [
                            {"type": "header", "parameters": [{"type": "image", "image": {"id": "6286514447564147"}}]},
                            {"type": "button", "sub_type": "quick_reply", "index": 0, "parameters": [{"type": "payload", "payload": "SKU-8909285840761"}]},
                        ],
                    },
                    {
                        "card_index": 3,
                        "components": [
                            {"type": "header", "parameters": [{"type": "image", "image": {"id": "373925164420050"}}]},
                            {"type": "button", "sub_type": "quick_reply", "index": 0, "parameters": [{"type": "payload", "payload": "SKU-8909924999033"}]},
                        ],
                    },
                    {
                        "card_index": 4,
                        "components": [
                            {"type": "header", "parameters": [{"type": "image", "image": {"id": "1732467097628918"}}]},
                            {"type": "button", "sub_type": "quick_reply", "index": 0, "parameters": [{"type": "payload", "payload": "SKU-8906353230325"}]},
                        ],
                    },
                    {
                        "card_index": 5,
                        "components": [
                            {"type": "header", "parameters": [{"type": "image", "image": {"id": "3463657121416010"}}]},
                            {"type": "button", "sub_type": "quick_reply", "index": 0, "parameters": [{"type": "payload", "payload": "SKU-8903030728481"}]},
                        ],
                    },
                    {
                        "card_index": 6,
                        "components": [
                            {"type": "header", "parameters": [{"type": "image", "image": {"id": "467091607226362"}}]},
                            {"type": "button", "sub_type": "quick_reply", "index": 0, "parameters": [{"type": "payload", "payload": "SKU-8905637698114"}]},
                        ],
                    },
                    {
                        "card_index": 7,
                        "components": [
                            {"type": "header", "parameters": [{"type": "image", "image": {"id": "652855593674549"}}]},
                            {"type": "button", "sub_type": "quick_reply", "index": 0, "parameters": [{"type": "payload", "payload": "SKU-8904851292072"}]},
                        ],
                    },
                    {
                        "card_index": 8,
                        "components": [
                            {"type": "header", "parameters": [{"type": "image", "image": {"id": "1905225188525219"}}]},
                            {"type": "button", "sub_type": "quick_reply", "index": 0, "parameters": [{"type": "payload", "payload": "SKU-8908974437345"}]},
                        ],
                    },
                ],
            }
        ],
    },
}

STICKER = {"to": "4915168233406", "type": "sticker", "sticker": {"id": 2441720457301894}}
VOICE = '{"to": "6281258823879", "type": "audio", "audio": {"id": "5562564043797828"}}'
PAYMENT = {"type": "order_details", "reference_id": "619714904830299068", "payment_gateway": {"account": "714119790145732"}}
