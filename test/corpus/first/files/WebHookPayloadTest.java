package org.example.webhook;

import org.junit.Test;
import static org.junit.Assert.assertEquals;
import static org.assertj.core.api.Assertions.assertThat;

public class WebHookPayloadTest {

    private final long receivedAt = 1701535331377L;

    @Test
    public void imageMessage() throws Exception {
        var obj = read("imageMessage.json");
        assertEquals("4498583166267672", obj.entry().get(0).id());
        assertEquals("796083494555883", obj.entry().get(0).changes().get(0).value().metadata().phoneNumberId());
        assertEquals("552142360564", obj.entry().get(0).changes().get(0).value().contacts().get(0).waId());
        assertEquals("1742391583", msg(obj).timestamp());
        assertEquals("5284358150597010", obj.entry().get(0).changes().get(0).value().messages().get(0).image().id());
    }

    @Test
    public void others() throws Exception {
        assertEquals("102274277437864", msg(read("audioMessage.json")).audio().id());
        assertEquals("735213197438536", msg(read("video.json")).video().id());
        assertEquals("531848427543897", msg(read("sticker.json")).getSticker().getId());
        assertThat(msg(read("document.json")).document().id()).isEqualTo("286929517255640");
        assertThat(msg(read("doc2.json")).getDocument().getId()).isEqualTo("7422518438579837");
        assertEquals("3887413510501060", msg(read("order.json")).order().catalogId());
        assertEquals("4407028473137", msg(read("order.json")).order().productItems().get(0).productRetailerId());
        assertEquals("10694272527438284", msg(read("referral.json")).referral().sourceId());
    }

    @Test
    public void mediaMeta() throws Exception {
        Media m = mapper.readValue("{\"url\":\"https:\\/\\/lookaside.fbsbx.com\\/whatsapp_business\\/attachments\\/?mid=589323433272247&ext=1727012389\",\"mime_type\":\"image\\/jpeg\",\"sha256\":\"598ae4ab9f42ea85f1fe1d3f268aff36d8566789e3bb2bc3f0d3f658c9d5794b\",\"file_size\":161240,\"id\":\"589323433272247\"}", Media.class);
        assertEquals("589323433272247", m.id());
        String body = """
            {"id": "7585493951680185"}
            """;
        server.enqueue(new MockResponse().setBody(body));
        UploadResponse up = cloud.uploadMedia(PHONE, "a.png", FileType.PNG, bytes);
        assertEquals("7585493951680185", up.id());
        server.enqueue(new MockResponse().setBody("{\"id\": \"43812352391913059\"}"));
        assertEquals("43812352391913059", management.createMessageTemplate("23306029345351942", tpl).id());
    }
}
