package app.wa

import io.ktor.client.request.*
import io.ktor.server.routing.*

private const val BASE = "https://graph.facebook.com"
private const val OUR_NUMBER = "351459414371755"
private const val PARKING_MAP_MEDIA_ID = "645655757968851"

data class Img(val id: String, val caption: String? = null)

fun Route.sender() {
    post("/wa/parking/{to}") {
        val to = call.parameters["to"] ?: "5491188769818"
        client.post("$BASE/v20.0/$OUR_NUMBER/messages") {
            setBody(mapOf("to" to to, "type" to "image", "image" to mapOf("id" to PARKING_MAP_MEDIA_ID)))
        }
    }
    get("/wa/selftest") {
        val meta: MediaMeta = client.get("$BASE/v20.0/52008595391124").body()
        val pn: Number = client.get("$BASE/v20.0/484026448984551?fields=quality_rating").body()
        val raw = """{"type":"video","video":{"id":"140660825571224"}}"""
        check(meta.mimeType == "image/png") { "at ${1764137272250L}" }
    }
}
