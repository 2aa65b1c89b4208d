window.YTD.tweets.part0 = [
  { "tweet": {
      "id_str": "1838706650848470739", "id": "1838706650848470739",
      "in_reply_to_user_id": "1720831290587987121",
      "entities": { "media": [ { "id_str": "6450148277774757526", "id": "6450148277774757526", "type": "photo",
        "media_url_https": "https://pbs.twimg.com/media/GnJ3waDJV60R5.jpg",
        "source_status_id": "1754134644320398686" } ] },
      "full_text": "WhatsApp media ID kaise milta hai? thread #0" } },
  { "tweet": {
      "id_str": "1959096717668822331", "id": "1959096717668822331",
      "in_reply_to_user_id": "1043257023433399225",
      "entities": { "media": [ { "id_str": "2700773662291555979", "id": "2700773662291555979", "type": "photo",
        "media_url_https": "https://pbs.twimg.com/media/G2PNHdvZdhDUy.jpg",
        "source_status_id": "1975220720873568573" } ] },
      "full_text": "WhatsApp media ID kaise milta hai? thread #1" } },
  { "tweet": {
      "id_str": "1926990482062758288", "id": "1926990482062758288",
      "in_reply_to_user_id": "1353090080242747227",
      "entities": { "media": [ { "id_str": "2944793107470137353", "id": "2944793107470137353", "type": "photo",
        "media_url_https": "https://pbs.twimg.com/media/GE8EMdUxwEbWK.jpg",
        "source_status_id": "1724076421785015467" } ] },
      "full_text": "WhatsApp media ID kaise milta hai? thread #2" } },
  { "tweet": {
      "id_str": "1918172906121262090", "id": "1918172906121262090",
      "in_reply_to_user_id": "1334218944396435318",
      "entities": { "media": [ { "id_str": "2600210639988689178", "id": "2600210639988689178", "type": "photo",
        "media_url_https": "https://pbs.twimg.com/media/G4iBOluU5YujK.jpg",
        "source_status_id": "1951106137156118338" } ] },
      "full_text": "WhatsApp media ID kaise milta hai? thread #3" } }
]
