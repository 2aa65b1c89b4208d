import requests

IG_USER = "17903987006392500"
G = "https://graph.facebook.com/v19.0"


def publish(image_url):
    r = requests.post(f"{G}/{IG_USER}/media", params={"image_url": image_url, "access_token": "EAAG_example"})
    # {"id": "17916328324071143"}
    creation_id = r.json()["id"]
    r = requests.post(f"{G}/17895659374654664/media_publish", data={"creation_id": creation_id})
    # {"id": "17899044896749651"}
    return r.json()["id"]


def insights(media_id="17905642113355483"):
    return requests.get(f"{G}/{media_id}/insights?metric=reach").json()


def comments():
    for media_id in ("17842447657413385", "18046102019083117"):
        requests.get(f"{G}/{media_id}/comments")
    return requests.get(G + "/18058401554700975?fields=media_type,permalink,owner{id}")


if __name__ == "__main__":
    print(insights(), publish("https://cdn.example.com/1737862134164.jpg"))
    requests.post(f"{G}/5346077195889846/photos", params={"url": "…"})  # -> {"id":"920824007722206","post_id":"96206416176119539_8753927550062603"}
