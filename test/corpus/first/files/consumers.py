# -*- coding: utf-8 -*-
from decimal import Decimal

SAMPLE_EVENT = {
    'object': 'whatsapp_business_account',
    'entry': [{'id': '1826234379365768', 'changes': [{'value': {
        'messaging_product': 'whatsapp',
        'metadata': {'display_phone_number': '8613678363987', 'phone_number_id': '8845470465777365'},
        'contacts': [{'profile': {'name': 'Лена 🌸'}, 'wa_id': '8613719337714'}],
        'messages': [
            {'from': '8613719337714', 'id': 'wamid.HBgMzdHGvuDDvEUmDSmrLo27owEmmX3MW5tKXRohbT==', 'timestamp': '1762614719', 'type': 'image',
             'image': {'mime_type': 'image/jpeg', 'sha256': 'ZXaJLDshRdUhmwkhDj2YeDqnxwCz1jq6ZSJJjQUC4xm=', 'id': '2661480663694902'}},
            {'from': '8613719337714', 'id': 'wamid.HBgMyb5J9KokQDSZgQbCuNeP1TFOy6hAj8kASXDQHV==', 'timestamp': '1721709069', 'type': 'audio',
             'audio': {'mime_type': 'audio/ogg; codecs=opus', 'sha256': 'ZrnaRTbu42v7KarfGstkysI16UmzL8djeZANoV46pux=',
                       'id': '697686371448932', 'voice': True}},
        ]}, 'field': 'messages'}]}],
}

RAW = "{\"messaging_product\":\"whatsapp\",\"type\":\"document\",\"document\":{\"filename\":\"a.pdf\",\"id\":\"145385653341379\"}}"
RAW_2 = '{"messages":[{"image":{"id":"5507632168803261","mime_type":"image/png","sha256":"6FpnkbfyKQMlCCJKJyasv9JQBgMt0AVFYzXfm46PiaA="},"from":"5511524756716"}]}'


def price(o):
    return Decimal('0.4597718169670840') if o['id'] == '8734961530153353' else Decimal('1')


def is_blocked(imei):
    return imei in {'352635153495459', '352078003426673', '351111996034682'}


def twitter(api):
    return api.update_status(status='hi', media_ids=['1578230940872339514', '1537655112301524213'])


def mastodon(m):
    return m.status_post('hi', media_ids=['241536188346673978'])
