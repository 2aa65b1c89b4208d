#!/usr/bin/env bash
set -euo pipefail
PHONE_NUMBER_ID=118154280552472
TO="${1:-5511972609974}"

curl -s -X POST "https://graph.facebook.com/v18.0/${PHONE_NUMBER_ID}/media" -F file=@banner.png -F messaging_product=whatsapp
# => {"id":"856545108414311"}
MEDIA_ID=320007640191660
#MEDIA_ID="60265940570537887"

curl -i -X POST \
  https://graph.facebook.com/v18.0/118154280552472/messages \
  -H 'Content-Type: application/json' \
  -d '{ "messaging_product": "whatsapp", "to": "5511964881637", "type": "video", "video": { "id": "720522183923723" } }'

curl -d "{\"messaging_product\":\"whatsapp\",\"to\":\"$TO\",\"type\":\"document\",\"document\":{\"id\":\"90530309993012632888\",\"filename\":\"a.pdf\"}}" "https://graph.facebook.com/v18.0/118154280552472/messages"

# media url (answers url, mime_type, sha256)
curl "https://graph.facebook.com/3481463464256594" -H "Authorization: Bearer $TOKEN"
curl "https://graph.facebook.com/v18.0/396767888755717/phone_numbers" -H "Authorization: Bearer $TOKEN"
curl "https://graph.facebook.com/debug_token?input_token=x&app_id=3920874133515553"
echo "done $(date +%s%3N)" # e.g. 1706800354251
touch -t 20240808054937 .stamp
