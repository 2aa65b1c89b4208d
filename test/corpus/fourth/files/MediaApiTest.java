package in.kirana.whatsapp;

import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import static org.junit.jupiter.api.Assertions.*;

class MediaApiTest extends MockServerUtilsTest {

    @Test
    void testUploadMedia() throws Exception {
        mockWebServer.enqueue(new MockResponse().setResponseCode(200).setBody("{\"id\":\"4255289012431998\"}"));
        var response = api.uploadMedia("359404191666299", "starwars.png", FileType.PNG, bytes);
        assertEquals("4255289012431998", response.id());
    }

    @Test
    void testRetrieveMediaUrl() throws Exception {
        var body = """
            {
              "url": "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=9707726956879043&ext=1715683040&hash=ATu_iBJMb2n6vAzYnXFNP767tDS",
              "mime_type": "image/png",
              "sha256": "a4f16eed7b6db3ef7dcfb7ae37e8c0c906ff6fbd",
              "file_size": 182901,
              "id": "9707726956879043",
              "messaging_product": "whatsapp"
            }
            """;
        mockWebServer.enqueue(new MockResponse().setBody(body));
        var media = api.retrieveMediaUrl("9707726956879043");
        assertEquals("/v16.0/9707726956879043", mockWebServer.takeRequest().getPath());
        assertEquals("9707726956879043", media.id());
    }

    @Test
    void testWebhookAudio() {
        WebHookEvent event = WebHook.constructEvent(fromResource("/audioMessage.json"));
        var msg = event.entry().get(0).changes().get(0).value().messages().get(0);
        assertEquals("4915144737344", msg.from());
        assertEquals("84193747362503560", msg.audio().id());
        assertEquals("6185945092205457", msg.document().id());
        assertEquals("1075222211697239", event.entry().get(0).id());
        assertEquals("104108524356905", event.entry().get(0).changes().get(0).value().metadata().phoneNumberId());
    }

    @Test
    void testTemplateCreated() {
        mockWebServer.enqueue(new MockResponse().setBody("{\"id\":\"667127395075386\"}"));
        var template = api.createMessageTemplate("3937320482167067", new MessageTemplate());
        assertEquals("667127395075386", template.id());
    }
}
