import csv
from tiktok_business import Client

ADVERTISER_ID = "3840632584950925772"
VIDEO_IDS = [
    "7056747390972052094",
    "7318343523443226136",
    "7163675788580399679",
]

def main():
    c = Client(app_id="9197515335936441464")
    for video_id in VIDEO_IDS:
        v = c.video.info(advertiser_id=ADVERTISER_ID, video_id=video_id)
        print(v["video"]["id"], v["duration"])
    # {"code":0,"data":{"video":{"id":"7222532425349067493","size":92811,"format":"mp4"}},"request_id":"46679496721204391490"}
    c.image.get(image_ids=["8709261347799718150", "3979442381602827839"])
    url = "https://www.tiktok.com/@demo/video/7168338697321576246"
    # share on WhatsApp: https://wa.me/?text=https%3A%2F%2Fwww.tiktok.com%2F%40demo%2Fvideo%2F7017352398144018395
    media_id = "7102057947730167133"  # tiktok item id
