#!/usr/bin/env fish
set -x WA_PHONE_NUMBER_ID 3753460143080864
set -x WA_WABA 88799187254750454
set -x WEEKLY_MEDIA_ID 2487499952370141
set media_ids 980681056288296 60021352303604816
set recipients 4479616991117 141589297739 346160321122

for m in $media_ids
    http DELETE https://graph.facebook.com/v20.0/$m "Authorization:Bearer $TOKEN"
end

http POST https://graph.facebook.com/v20.0/258164320889862/messages messaging_product=whatsapp to=8613299336038 type=image image[id]=471822769582276
http -f POST gateway.example/WAApi/media media_id==8573660139767396 output==json
# last answer:
# HTTP/1.1 200 OK
# {"messaging_product":"whatsapp","url":"https:\/\/lookaside.fbsbx.com\/whatsapp_business\/attachments\/?mid=3449911308403457&ext=1736594790","mime_type":"video\/mp4","sha256":"d964baa330eda062e107614670939593327db612c0c000931dd1cf32a6704493","file_size":2201,"id":"3449911308403457"}
echo "done in "(math 1745875379886703197 - 1709401944901280712)" ns"
