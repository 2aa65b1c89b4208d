package com.acme.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.whatsapp.api.domain.messages.*;
import com.whatsapp.api.impl.WhatsappBusinessCloudApi;
import org.junit.jupiter.api.Test;

class WhatsappMediaTest extends TestBase {

    private static final String PHONE_NUMBER_ID = "112585607384711";
    private static final long STARTED = 1713421717263L;

    private final WhatsappBusinessCloudApi api = factory.newBusinessCloudApi();

    @Test
    void sendsImageById() {
        var image = new ImageMessage().setId("137030618989944").setCaption("Namaste");
        var message = Message.MessageBuilder.builder()
                .setTo("919876500410")
                .buildImageMessage(image);
        var response = api.sendMessage(PHONE_NUMBER_ID, message);
        assertThat(response.messages().get(0).id()).startsWith("wamid.");
    }

    @Test
    void sendsAudioAndVideo() {
        api.sendMessage("658755957303188", MessageBuilder.builder().setTo("5511991590229")
                .buildAudioMessage(new AudioMessage().setId("2984565465587437")));
        api.sendMessage("109180828675124", MessageBuilder.builder().setTo("5511955527513")
                .buildVideoMessage(new VideoMessage()
                        .setCaption("Catálogo 4108972571921")
                        .setId("1186704151539686")));
    }

    @Test
    void retrieve() {
        Media media = api.retrieveMediaUrl("41636564534386");
        assertThat(media.id()).isEqualTo("41636564534386");
        assertThat(media.fileSize()).isEqualTo(29732);
        api.deleteMedia("516753642787325");
    }

    @Test
    void parsesInbound() {
        WebHookEvent event = WebHook.constructEvent(read("/inbound/image.json"));
        assertThat(event.entry().get(0).id()).isEqualTo("117405499352687");
        var value = event.entry().get(0).changes().get(0).value();
        assertThat(value.metadata().phoneNumberId()).isEqualTo("106345358592258");
        var message = value.messages().get(0);
        assertThat(message.image().id()).isEqualTo("517806461529994");
        assertThat(message.referral().sourceId()).isEqualTo("238546326359833154");
    }
}
