#!/usr/bin/env bash
set -euo pipefail
PNID=252027176667915
WABA=462442802057322
MEDIA=5412421834197417     # flyer.pdf

curl -sS "https://graph.facebook.com/v21.0/$PNID/messages" \
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -d '{"messaging_product":"whatsapp","to":"5511905360972","type":"document","document":{"id":"'$MEDIA'","filename":"flyer.pdf"}}'

curl -sS -d "{\"messaging_product\": \"whatsapp\", \"to\": \"6281203594405\", \"type\": \"image\", \"image\": { \"id\": \"4559074233402080\" } }" "https://graph.facebook.com/v21.0/$PNID/messages"

# upload:
# $ curl -F messaging_product=whatsapp -F file=@flyer.pdf https://graph.facebook.com/v21.0/$PNID/media
# {"id":"8814998868706441"}
curl -sS "https://graph.facebook.com/v21.0/2239666444411438" | jq -r .url | xargs curl -O
curl -sS "https://graph.facebook.com/v21.0/$WABA/message_templates?limit=3"
curl -sS "https://graph.facebook.com/v21.0/140830908482396" -d category=UTILITY   # edit the template
echo "done $(date +%s%3N) (last: 1768420910600)"
