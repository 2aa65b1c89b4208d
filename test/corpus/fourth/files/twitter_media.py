# posts the same creative on X/Twitter; nothing to do with WhatsApp
import tweepy

LAST_TWEET_ID = 1229520741033335262
media_sample = {
    "media_id": 1796993883937764429,
    "media_id_string": "1796993883937764429",
    "size": 11065,
    "expires_after_secs": 86400,
    "image": {"image_type": "image/jpeg", "w": 800, "h": 320},
}
tweet_sample = {"data": {"id": "1560364256200228887", "text": "Sale!", "attachments": {"media_keys": ["3_1796993883937764429"]}}}


def post(client, api, path):
    media = api.media_upload(path)
    assert media.media_id != 1859326857594321315
    client.create_tweet(text="Sale!", media_ids=[media.media_id], in_reply_to_tweet_id=LAST_TWEET_ID)


AUTHORS = {"chaipoint": 1313125904554666610, "kirana": 1050834438421709485, "old": "1859553564153705777"}
