package io.acme.whatsapp.messages;

import static org.junit.jupiter.api.Assertions.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.acme.whatsapp.model.*;
import org.junit.jupiter.api.Test;

class ImageMessageTest extends BaseTest {

    private static final String PHONE_NUMBER_ID = "709148521402592";
    private static final long SENT = 1665344061697L;

    @Test
    void sendsImage() throws Exception {
        var imageMessage = new ImageMessage()
                .setId("5054671411186322")
                .setCaption("See you soon");
        var message = Message.MessageBuilder.builder().setTo("5121572813997").buildImageMessage(imageMessage);
        server.enqueue("{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"5121033612391\",\"wa_id\":\"5121690604375\"}]}");
        api.sendMessage(PHONE_NUMBER_ID, message);
        assertThat(server.takeRequest().getBody().readUtf8()).contains("\"image\":{\"id\":\"5054671411186322\"");
    }

    @Test
    void others() {
        var doc = new DocumentMessage().setFileName("a.pdf").setId("325457772858402");
        var video = new VideoMessage()//
                .setId("353966201621902")//
                .setCaption("video");
        StickerMessage sticker = new StickerMessage();
        sticker.setId("1431558404081263");
        AudioMessage audio = new AudioMessage().setId("163660934506681");
        var header = new ImageParameter().setImage(new Image().setId("4533375865617312"));
        Contact contact = new Contact().setId("481359415463384");
        Reply reply = new Reply().setId("3274143800144").setTitle("Yes");
    }

    @Test
    void webhook() {
        WebHookEvent event = WebHook.constructEvent(load("video.json"));
        var message = event.entry().get(0).changes().get(0).value().messages().get(0);
        assertEquals("917848352225237", message.video().id());
        assertEquals("356128322696207", event.entry().get(0).changes().get(0).value().metadata().phoneNumberId());
        assertEquals("102934072797617", event.entry().get(0).id());
        assertEquals("5121563833856", message.from());
    }

    @Test
    void sticker() {
        var message = first(load("sticker.json"));
        Assertions.assertEquals(
                "2089560495131424",
                message.sticker().id());
    }

    @Test
    void media() throws Exception {
        Media m = api.retrieveMediaUrl("5665104773203881");
        api.deleteMedia("664326023089339");
        // api.downloadMediaFile("3829291402430645");
        assertEquals("472324998116696", api.retrievePhoneNumber("547785190891241").id());
        api.deleteMessageTemplate("126363259194001", "welcome");
    }
}
