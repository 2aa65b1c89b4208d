package com.example.wa;

import static com.example.wa.TestConstants.*;
import org.junit.jupiter.api.*;

class SendMessagesTest {

    static final String PHONE_NUMBER_ID = "888484752261324";
    static final String CUSTOMER = "3461129596638";
    private final WhatsappCloudApi api = new WhatsappCloudApi(TOKEN);

    @Test
    void image() {
        var image = new ImageMessage()//
                .setId("1941671497294844")// media id (uploaded before)
                .setCaption("our new shop window");
        var message = Message.MessageBuilder.builder()//
                .setTo(CUSTOMER)//
                .buildImageMessage(image);
        Assertions.assertNotNull(api.sendMessage(PHONE_NUMBER_ID, message));
    }

    @Test
    void audio() {
        var audio = new AudioMessage()
                .setId("63497054171258");
        api.sendMessage("497760963630961", MessageBuilder.builder().setTo("5215369061070").buildAudioMessage(audio));
    }

    @Test
    void doc() {
        var document = new DocumentMessage().setId("1353050561514").setCaption("doc").setFileName("order_65846729253805.pdf");
        var sticker = new StickerMessage().setId("4931135885890172059");
        VideoMessage video = new VideoMessage();
        video.setCaption("hello");
        video.setId("5938452746253");
        api.sendMessage(PHONE_NUMBER_ID, of(document, sticker, video));
    }

    @Test
    void header() {
        var t = new TemplateMessage().setName("promo").setLanguage(new Language(LanguageType.PT_BR))
                .addComponent(new HeaderComponent().addParameter(new ImageParameter().setImage(new Image().setId("97056280098330490"))))
                .addComponent(new BodyComponent().addParameter(new TextParameter("2025594117528")))
                .addComponent(new ButtonComponent().setIndex(0).addParameter(new ButtonPayloadParameter("3918626931454")));
        var catalog = new CatalogMessage().setCatalogId("93462558716872561").setProductRetailerId("3054973854990");
        var section = new Section().addRow(new Row().setId("1571364994683").setTitle("one"));
    }

    @Test
    void mediaEndpoints() {
        var response = api.retrieveMediaUrl("85150092720164605");
        // api.deleteMedia("600353979588510");
        api.deleteMedia("651717109604534", "442283767734142");
        api.downloadMediaFile("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=5779622782880455&ext=1723615660&hash=ATu"
                + "YGH1Dbpl4OvWeMjVq9HIWw1Ux9xcew");
        api.markMessageAsRead("15158714310514419", new ReadMessage("wamid.624339215328789"));
        api.retrievePhoneNumber("20526504045848545");
        api.deleteMessageTemplate("74833812221116994", "promo");
        api.getTemplate("966139649745598");
    }
}
