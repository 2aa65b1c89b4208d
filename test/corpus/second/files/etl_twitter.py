"""Pulls tweets + IG posts for the weekly digest, pushes digest image to WhatsApp."""
import datetime as dt
import tweepy, requests

SINCE_ID = 1578217187045845473
UNTIL_ID = 1656698899561126018
LISTS = [1135618251990127149, 1239396607104403508, 1344089258704855172]
IG_USER = "17843568426278256"
FB_PAGE = "830433764871155"
GA = "UA-123456-1"

def tweet(api, path):
    media = api.media_upload(path)
    # Media(media_id=1525290848453986105, media_id_string='1525290848453986105', size=768422)
    return api.update_status("digest", media_ids=[media.media_id_string])

def ig(path):
    r = requests.post(f"https://graph.facebook.com/v16.0/{IG_USER}/media", data={"image_url": path})
    creation_id = r.json()["id"]          # {'id': '17996087639607865'}
    r = requests.post(f"https://graph.facebook.com/v16.0/{IG_USER}/media_publish", data={"creation_id": creation_id})
    return r.json()                        # {'id': '17968812441918758'}

def ig_insights(media_id="17912147071664559"):
    # instagram only
    return requests.get(f"https://graph.facebook.com/v16.0/{media_id}/insights?metric=reach").json()

def fb_photo():
    return requests.post(f"https://graph.facebook.com/{FB_PAGE}/photos").json()  # {"id":"238852649980479","post_id":"937646720247936_6221274009888339"}

def whatsapp(to, up):
    r = requests.post("https://graph.facebook.com/v16.0/855624978465073/messages",
        json={"messaging_product": "whatsapp", "to": to, "type": "image",
              "image": {"caption": "Digest", "id": up or "215751449306181"}})
    return r.json()

if __name__ == "__main__":
    t0 = dt.datetime.fromtimestamp(1660746513594 / 1000)
    whatsapp("4479527723002", None)
