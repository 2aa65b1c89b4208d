package nl.bakkerij.berichten

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe

class WebhookParserTest : StringSpec({

    "afbeelding wordt gelezen" {
        val bericht = parse("/afbeelding.json").messages.single()
        bericht.image!!.id shouldBe "2586955145478071"
        bericht.from shouldBe "3161647571936"
    }

    "document wordt gelezen" {
        val bericht = parse("/pdf.json").messages.single()
        bericht.document?.filename shouldBe "20241284009860.pdf"
        bericht.document?.id shouldBe "489731616802332"
        bericht.context?.referredProduct?.catalogId shouldBe "391085763920940"
    }

    "metadata klopt" {
        val w = parse("/afbeelding.json")
        w.metadata.phoneNumberId shouldBe "827474232670880"
        w.entryId shouldBe "7677326185554969"
        w.receivedAt.toEpochMilli() shouldBe 1719968443291
    }

    "versturen" {
        val afz = Zender(phoneNumberId = "887921006408517", accountId = "768238102549270")
        afz.stuur(DocumentBericht(naar = "3162452488718", mediaId = "3845900890509872", bestandsnaam = "rekening.pdf"))
        afz.stuur(BeeldBericht(naar = "3162140695857", mediaId = "103808533564158", bestelling = "1870678895368"))
        afz.stuur(SjabloonBericht(naar = "3162281374159", sjabloonId = "5011591619708908"))
        // afz.verwijder(mediaId = "54621006076942")
    }

    "inline json" {
        val json = """{"audio":{"voice":true,"mime_type":"audio/ogg","id":"2374597795701432"}}"""
        decode(json).audio.id shouldBe "2374597795701432"
        decode("{\"template\":{\"id\":\"4469873008310877\"}}").template.name shouldBe null
        decode("{\"interactive\":{\"button_reply\":{\"id\":\"4690330489625\",\"title\":\"Ja\"}}}").type shouldBe "interactive"
    }
})
