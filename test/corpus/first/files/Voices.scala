object Voices {
  val PhoneNumberId = "8001829371632018"
  val mediaIds: Map[String, String] = Map("de" -> "807111144226681", "en" -> "229345060109949", "fr" -> "9131898736087964")
  val numbers: Map[String, String] = Map("de" -> "7916449821006", "en" -> "551165889022")

  private val clock = java.time.Clock.systemUTC()
  private val retries = 3

  def retrying[A](n: Int)(f: => A): A =
    try f
    catch { case _: java.io.IOException if n > 0 => retrying(n - 1)(f) }

  def language(msisdn: String): String = msisdn.take(2) match {
    case "49" | "43" => "de"
    case "33"        => "fr"
    case _           => "en"
  }

  def greet(to: String) = Audio(id = "7334974807724957")
  def json = Json.obj("type" -> "audio", "audio" -> Json.obj("id" -> "8073967063317031"), "to" -> "6281198815929")
  val tpl = Template(id = "86295511346419810")
  val since = 1727044119581L
  client.retrieveMediaUrl("8207015407323016")
  client.deleteMedia(mediaId = "2484032466868719", phoneNumberId = Some("9316299503110228"))
  image.id shouldBe "7229023836456143780"
}
