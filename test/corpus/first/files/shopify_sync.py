import shopify

def first_image(product_id=40158662409316):
    p = shopify.Product.find(product_id)
    # {"image": {"id": 31283105321200, "product_id": 40861383393634, "src": "https://cdn.shopify.com/s/files/1/a.png"}}
    return p.image

VARIANT_IMAGES = {
    31807152557613: {"image_id": 71747173276608, "sku": "A1", "barcode": "5099488951085"},
    71724523054397: {"image_id": 4085836918242, "sku": "A2", "barcode": "7606035921045"},
}


def sync(session, since):
    page = shopify.Product.find(updated_at_min=since, limit=250)
    while page:
        for product in page:
            for variant in product.variants:
                img = VARIANT_IMAGES.get(variant.id)
                if img is None:
                    continue
                variant.image_id = img["image_id"]
                variant.save()
        page = page.next_page() if page.has_next_page() else None


LOCATION = "gid://shopify/Location/40204924554121"
MEDIA = "gid://shopify/MediaImage/4032757184435"
FULFILMENT = {"tracking_number": "94913087886899538293", "order_id": 2832120065861}
