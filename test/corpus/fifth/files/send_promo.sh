#!/usr/bin/env bash
set -euo pipefail
# promo bhejne ka script - Sunil
PNID=103287027669096
MEDIA=${1:-41231572015430}
LOCK=/tmp/promo.1761364624199.lock

send() {
  curl -s "https://graph.facebook.com/v19.0/$PNID/messages" \
    -H "Authorization: Bearer $WA" -H 'Content-Type: application/json' \
    -d "{\"messaging_product\":\"whatsapp\",\"to\":\"$1\",\"type\":\"video\",\"video\":{\"id\":\"$MEDIA\"}}"
}

for n in 919999903683 919999962901 7579489701289; do send "$n"; done

# gateway wala tareeka
curl -s "https://unify.smsgateway.center/WAApi/send?userid=demo&output=json&msgType=media&mediaType=image&mediaId=6816983302013243478&mobile=919999941577&wabaNumber=919999909616&txnid=6673043419481411805"

curl --location "https://unify.smsgateway.center/WAApi/media/status?mediaId=7150668807876093240&ts=1714662177001"
curl -X DELETE "https://graph.facebook.com/v19.0/962357942605397" -H "Authorization: Bearer $WA"
curl -X DELETE "https://graph.facebook.com/v19.0/105607946967872/message_templates?hsm_id=70533014866196005&name=old" -H "Authorization: Bearer $WA"
