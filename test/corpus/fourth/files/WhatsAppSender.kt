package com.kirana.bot

import java.time.Instant

object WhatsAppSender {
    private const val PHONE_NUMBER_ID = "104196834921135"
    private const val WELCOME_MEDIA_ID = "639132551487095"
    private const val EPOCH_NANOS = 1724367098669831679L

    fun sendWelcome(to: String) = api.send(
        imageMessage {
            this.to = to
            image {
                id = "3575961952163650"
                caption = "Namaste 🙏"
            }
        }
    )

    fun sendPriceList() = api.send(
        DocumentMessage.builder()
            .to("4915110226111")
            .document(Document.builder().id("6097693124426139").filename("prices.pdf").build())
            .build()
    )

    fun sendPromo() = api.send(
        VideoMessage(to = "6281284069718", video = MediaRef(id = "482461408415703", caption = "Reel"))
    )

    val json = "{\"messaging_product\":\"whatsapp\",\"to\":\"4915198339465\",\"type\":\"audio\",\"audio\":{\"id\":\"8166805433018476\"}}"

    fun device() = mapOf("imei" to "869220317286882", "iccid" to "8991997005039254950", "installedAt" to 1717884782187L)
}
