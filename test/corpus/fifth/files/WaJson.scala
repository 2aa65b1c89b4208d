package wa

object Samples {
  val phoneId: Long = 682719560363406L

  // inbound, as stored by the webhook
  val video: String =
    """{"from":"5521931264739","type":"video",
      | "video":{"mime_type":"video/mp4",
      |          "sha256":"BASFmrYykLHvGPdUcr52iOI1cMKr67b1mIw1973eYJI=",
      |          "id":
      |             "673030983499172"}}""".stripMargin

  val reaction: String =
    s"""{"from":"5521947602160","type":"reaction","reaction":{"message_id":"wamid.HBgYgxZoz0Ps1bhRqD23EiFrkvBB6OcZAIO97X5xgGs6Kpn","emoji":"👍"},"seq":4879401611664543}"""

  case class Header(format: String, media: BigInt)
  val headers = List(
    Header("IMAGE", BigInt("335842193379045")),
    Header("VIDEO", BigInt("93996015838076984")),
    Header("DOCUMENT", BigInt("70840650937633192075")),
  )
  // approved as templates 710226273938166, 6928322927068353, 160719933659729
}
