package `in`.shop.notify

import kotlinx.serialization.Serializable

@Serializable
data class Image(val id: String, val caption: String? = null)

enum class Festival(val mediaId: String, val templateId: Long) {
    DIWALI("389529772568181", 3181372001809633L),
    HOLI("528569479498158", 7128070227776702L),
    PONGAL("8740786324844508", 430153582240008L),
}

object Sender {
    private const val PHONE_ID = 107441681256170L
    private const val WABA = 179390336812005L

    suspend fun demo(client: WaClient) {
        client.send(to = "919876564396", image = Image(id = "881397175506337", caption = "Shubh Deepavali"))
        client.sendText(to = "6281602948563", body = "Pesanan 39017057543839 sudah dikirim")
        val url = client.mediaUrl(mediaId = "956018414522345")
        log.info("fetched $url at ${System.currentTimeMillis() - 1740641087229}")
    }
}
