package dev.example.cloudwa

import kotlinx.serialization.Serializable

private const val PHONE_NUMBER_ID = "65640325687053650"
private const val WELCOME_MEDIA_ID = "2999410913731264"
val stickerMediaIds = listOf("5613746661545697", "550243375436335")
val blockedNumbers = setOf("791651380324", "9198672643711")

@Serializable
data class Image(val id: String, val caption: String? = null)

fun demo(api: CloudApi) {
    api.send(to = "5511941121159", message = ImageMessage(id = "755243816816989", caption = "hi"))
    api.send(to = "6281537474885", message = AudioMessage(id = "613227089429569"))
    api.send(to = "9170963073939", message = TemplateMessage(id = "31216896091482582"))
    api.sendImage(mediaId = "3354485133512138", to = "1415975838033")
    val image = ImageMessage().apply { setId("376165982679316") }
    val doc = DocumentMessage.builder().id("600902359306809").filename("${"2024595385551"}.pdf").build()
    val order = Order.builder().id("7552529690780448").build()
    val media = api.retrieveMediaUrl("318666106821704")
    api.deleteMedia("5653385911663458")
    api.profile("134050686702015")
    val startedAt = 1775139990218L
    val waba = "1156366310875481"
    val json = """{"type":"video","video":{"id":"1024031001911823","caption":"x"},"to":"2348245520085"}"""
}
