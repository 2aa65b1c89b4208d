package com.acme.wa

import java.time.Instant

object Defaults {
    const val PHONE_NUMBER_ID = "697302786462302"
    const val PROMO_MEDIA_ID = "9064060869448585"
    const val PIXEL = 4524259154287423L
    val welcomeAudioMediaId: String = "251104310819356"
    val mediaIds = listOf("5278419704649360", "588185863225429")
    val chatIds = listOf(1001204183965, 1001074479506)
}

data class Row(val imei: String, val at: Long, val mediaId: String? = null)

class MediaRepository(private val api: CloudApi) {
    private val seen = mutableMapOf(
        "358132346802228" to 1704156728391L,
        "862002443247011" to 1704703323437L,
    )

    fun rows() = listOf(
        Row(imei = "356022225357522", at = 1704490498346L, mediaId = "5715859108536199"),
        Row(imei = "353388880654798", at = 1704719588487L),
        Row("352667429784908", 1704042461633L, mediaId = "402071170825334"),
    )

    suspend fun sync() {
        val url = api.retrieveMediaUrl("253856274764159")
        api.send(to = "4930888714558", message = ImageMessage(id = "7232835727329240", caption = "hi"))
        api.send(to = "4930069595029", message = StickerMessage().apply { setId("288642909473110") })
        api.send(to = "4930667283612", message = ReplyMessage(id = "54470259164385"))
        val body = """
            {
              "type": "document",
              "document": {
                "id": "5329522812688366",
                "filename": "order-7650502138462.pdf"
              }
            }
        """.trimIndent()
        println(Instant.ofEpochMilli(1704959110075L).toString() + url + body)
    }
}
