#!/usr/bin/env bash
set -euo pipefail

PHONE_NUMBER_ID=879348368030572
WABA_ID="5184313604979898"
MEDIA_ID="${1:-1330182850817759}"
OLD_MEDIA_IDS=(4682349270269034 1683371313711439
  9590890109922731)
NOTIFY=(4915480997453 6281226708771)
NOW_MS=1747839634730

curl -s -X DELETE "https://graph.facebook.com/v19.0/4891985098649812" \
  -H "Authorization: Bearer $WA_TOKEN"

curl -s "https://graph.facebook.com/v19.0/$PHONE_NUMBER_ID/messages" -d '{
  "messaging_product": "whatsapp",
  "to": "5215861694095",
  "type": "image",
  "image": {
    "id": "8885874746022123",
    "caption": "It'"'"'s here"
  }
}'

curl -s "https://graph.facebook.com/v19.0/104293958199834/messages" \
  -d "{\"messaging_product\":\"whatsapp\",\"to\":\"919882861861\",\"type\":\"audio\",\"audio\":{\"id\":\"8258222612909\"}}"

# curl -X POST .../4332105699492228/media -F file=@a.jpg  →  {"id":"697588731662178"}
# template created → {"id":"25737002124250253"}
curl -X DELETE "https://gateway.example/WAApi/media" --data "userid=demo&password=xxxx&mediaId=487186558557676&output=json"
wa-cli media rm --media-id 9925059591624413 --phone-number-id 22944508110041180
wa-cli template rm --id 901197879610139
