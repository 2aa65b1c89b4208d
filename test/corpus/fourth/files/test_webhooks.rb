require "minitest/autorun"

class WebhooksTest < Minitest::Test
  LOOKASIDE = "https://lookaside.fbsbx.com/whatsapp_business/attachments/"

  def test_image
    msg = parse('{"from":"5511936045818","id":"wamid.HBgiT9Dyz3Sj6y1NSBIf7pJIbq9E3xM6aZbDk0YCuw118zTEODC","type":"image","image":{"caption":"x","mime_type":"image/jpeg","sha256":"DrXKa3BA7t+FYd1ofqDhTT+BhYxhjpuno2RtRUG0PNM=","id":"9678350613520772"}}')
    assert_equal "9678350613520772", msg.image.id
    assert_equal "5511936045818", msg.from
  end

  def test_video
    msg = parse("{\"from\":\"5511947677588\",\"id\":\"wamid.HBgvMyxNIwywx3y8fT47M9dUlHmjTZUwyhr02600DPGH5vBHTj9\",\"type\":\"video\",\"video\":{\"mime_type\":\"video\\/mp4\",\"sha256\":\"gMQQ4sMCh6xB+W5m5GwH3me3JQ7rBSS7N/5ypUr7fkI=\",\"id\":\"531455997792537\"}}")
    assert_equal "531455997792537", msg.video.id
  end

  def test_audio
    msg = parse(<<~JSON)
      {
        "from": "2348093537468",
        "type": "audio",
        "audio": {
          "mime_type": "audio/ogg; codecs=opus",
          "sha256": "ADJgZVHg7XFocXrr8454SBSPUAuziVA2ZYmYz0wyWF8=",
          "id": "9367053250133019",
          "voice": true
        }
      }
    JSON
    assert_equal "9367053250133019", msg.audio.id
    refute_equal "1005307412106125", msg.audio.id
  end

  def test_split_literal
    url = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=" \
      "975539878029431&ext=1696578657&hash=ATvpvmmjTz6R8ogFFLN5l4"
    assert Media.lookaside?(url)
  end

  def test_signature
    assert_equal "sha256=fa5feab199e570290e4e5829293923725763eadda36763c1b297c100f", sign("x")
  end

  def test_urls
    assert_equal "2043245244622637", Media.id_from(LOOKASIDE + "?mid=2043245244622637&ext=1753327725770&hash=x")
    assert_equal "7777318472978331546", Media.id_from("https://lookaside.fbsbx.com/whatsapp_business/attachments/?ext=1729571884&mid=7777318472978331546")
    assert_nil Media.id_from("https://graph.facebook.com/v18.0/108395935849054/messages")
    assert_nil Media.id_from("https://scontent.xx.fbcdn.net/v/23648901298212830_n.jpg")
  end
end
