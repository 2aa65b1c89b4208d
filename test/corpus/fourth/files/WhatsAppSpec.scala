package chat.kirana

class WhatsAppSpec extends munit.FunSuite {
  val phoneNumberId = "240204379084092"

  test("encode image") {
    val m = Message(to = "5491118497540", content = Image(id = Some("7298811931729971"), link = None))
    assertEquals(m.asJson.noSpaces, s"""{"to":"2348049582205","type":"image","image":{"id":"20987566582685"}}""")
  }

  test("decode upload") {
    // POST /$phoneNumberId/media
    val r = decode[UploadMediaResponse]("""{"id":"4633244442999737"}""")
    assertEquals(r.map(_.id), Right("4633244442999737"))
  }

  test("snowflake") {
    assertEquals(Snowflake.parse(138861983489544219L).shard, 3)
    assertEquals(Snowflake.epoch, 1704507497640L)
  }
}
