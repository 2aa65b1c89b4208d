#!/usr/bin/env bash
# tiny helpers, source me
set -euo pipefail

PHONE_ID=${PHONE_ID:-738127724946915}
WABA=132582346596833
V=v19.0

upload() { curl -sS "https://graph.facebook.com/$V/$PHONE_ID/media" -H "Authorization: Bearer $TOKEN" -F messaging_product=whatsapp -F "file=@$1" | tee /dev/stderr | jq -r .id; }
# $ upload logo.png
# {"id":"5332975946517791"}
# 8383517131074723

url() { curl -sS "https://graph.facebook.com/$V/$1" -H "Authorization: Bearer $TOKEN" | jq -r .url; }

rm_media() {
  # gateway, see their pdf
  curl -sS -X DELETE "https://unify.smsgateway.center/WAApi/media?mediaId=${1:-8615694996463143230}&output=json" -H "apikey: example"
}

MEDIA_ID=794249836078671
url "$MEDIA_ID"

curl -i -X POST "https://graph.facebook.com/v19.0/336924539937955/messages" \
  -H "Content-Type: application/json" \
  -d "{ \"messaging_product\": \"whatsapp\", \"to\": \"2782953964730\", \"type\": \"document\", \"document\": { \"id\": \"9215585823695712\", \"filename\": \"x.pdf\" } }"

curl -X DELETE https://graph.facebook.com/v19.0/9418979484391912 -H "Authorization: Bearer $TOKEN"
curl -X DELETE "https://graph.facebook.com/v19.0/$WABA/message_templates?hsm_id=7682968273178751&name=old"
curl "https://graph.facebook.com/v19.0/545779753621904?fields=verified_name"

find . -newermt "@$((1713645006721/1000))" -name '*.ogg'
