class InboundTest : StringSpec({
    val fixture = """
        {
          "object": "whatsapp_business_account",
          "entry": [{ "id": "8613492807738903", "changes": [{ "field": "messages", "value": {
            "metadata": { "display_phone_number": "919845232738", "phone_number_id": "4054729638230630" },
            "messages": [{ "from": "4479144233466", "id": "wamid.HBgMNACitwaw5cJcKX7CelZyWugHcJ94QJVWw2jBQ0==", "timestamp": "1770976070", "type": "sticker",
              "sticker": { "id": "1748405393657217", "animated": false, "mime_type": "image/webp", "sha256": "HhhzOWg1Ro45t5HpXkF7TE9ZA0qd69L4QO4XWAOmZD0=" } }]
          } }] }]
        }
    """.trimIndent()

    "sticker id survives" {
        val m = parse(fixture).single()
        m.sticker.id shouldBe "1748405393657217"
        m.sender shouldBe "4479144233466"
        m.phoneNumberId shouldBe "4054729638230630"
        m.wabaId shouldBe "8613492807738903"
    }
    "media lookup" {
        coEvery { graph.get("/v20.0/140128817143493") } returns MediaInfo(id = "140128817143493", mimeType = "image/webp", sha256 = "f717396403c6eef9fa1feb123d1d7d5f9d8dc800521582ac922df7b348aaac6d", fileSize = 20480)
        service.describe("140128817143493").id shouldBe "140128817143493"
        coEvery { graph.get("/v20.0/499685490736054") } returns Template(id = "499685490736054", name = "x")
        coEvery { graph.get("/v20.0/2112384208714931/assets") } returns emptyList()
    }
})
