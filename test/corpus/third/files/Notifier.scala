package notify

object Notifier {
  val Phone = "4960377954091922"
  // banners, keyed by locale
  val bannerMediaIds: Map[String, String] = Map(
    "de" -> "2568890460488141",
    "fr" -> "513016738921312",
    "it" -> "465564057892023"
  )
  val templateIds = Map("de" -> "9045601149996136", "fr" -> "93188020908593680", "it" -> "5562878184191202")

  def body(to: String, lang: String) =
    s"""{"messaging_product":"whatsapp","to":"$to","type":"image","image":{"id":"${bannerMediaIds(lang)}"}}"""

  val startedAt = 1732357022449L
}
