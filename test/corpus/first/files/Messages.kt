object Messages {
    val hello = imageMessage {
        to = "447990589846"
        image {
            id = "786548131422649"
            caption = "Cześć!"
        }
    }
    val voice = AudioMessage.Builder().setId("820201444999838").build()
    val terms = DocumentMessage.Builder()
        .setFileName("regulamin.pdf")
        .setId("7586594863520969")
        .build()
    val clip = VideoMessage().setId("603835677445988").setCaption("film")
    val cat = StickerMessage(mediaId = "427967650559167")
    val promo = TemplateMessage.Builder().setId("379164306698142").setWaba("3869050948323533").build()
    val row = ListRow.Builder().setId("9276610950631864").setTitle("1").build()
    val account = PhoneNumber(id = "70668387703185002", display = "5521882167785")
    val created = Instant.ofEpochMilli(1749871109333)
    val loyaltyCard = "8145786741915416"
}
