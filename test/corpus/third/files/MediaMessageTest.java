package com.acme.wa;

import static org.assertj.core.api.Assertions.assertThat;

import com.whatsapp.api.domain.messages.*;
import com.whatsapp.api.impl.WhatsappBusinessCloudApi;
import org.junit.jupiter.api.Test;

class MediaMessageTest {

    private static final String PHONE_NUMBER_ID = "2746711249487524";
    private static final long SERIAL = 836084474176781234L;
    private static final String WEBHOOK = "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"171720661048838\",\"changes\":[{\"value\":{"
            + "\"messages\":[{\"from\":\"5491172033911\",\"type\":\"image\",\"image\":{\"mime_type\":\"image/jpeg\",\"sha256\":\"xx=\",\"id\":\"738096915936603\"}}]}}]}]}";

    @Test
    void sendsImage() {
        var image = new ImageMessage().setId("987268960465749").setCaption("look");
        var doc = new DocumentMessage()
                .setFileName("a.pdf")
                .setId("7592398300984717");
        api.sendMessage(PHONE_NUMBER_ID, MessageBuilder.builder().setTo("6285795731603").buildImageMessage(image));
    }

    @Test
    void parses() {
        var event = WebHook.constructEvent(WEBHOOK);
        var message = event.entry().get(0).changes().get(0).value().messages().get(0);
        assertThat(message.image().id()).isEqualTo("738096915936603");
        assertThat(event.entry().get(0).id()).isEqualTo("567712459218568");
        assertThat(message.timestamp()).isEqualTo("1730057421085");
    }

    @Test
    void retrieves() {
        Media media = api.retrieveMediaUrl("503569636708607");
        api.deleteMedia("34129145193607");
        assertThat(templateApi.createMessageTemplate("7457802608702504", t).id()).isEqualTo("398974672564230");
    }
}
