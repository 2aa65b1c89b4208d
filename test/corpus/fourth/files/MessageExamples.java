package in.kirana.whatsapp;

import com.whatsapp.api.domain.messages.*;
import com.whatsapp.api.impl.WhatsappBusinessCloudApi;

public class MessageExamples {

    private static final long serialVersionUID = 6529685098267757690L;
    private static final String PHONE_NUMBER_ID = "110602762179524";
    private static final String TO = "5511978960158";

    public static void main(String[] args) {
        WhatsappBusinessCloudApi api = new WhatsappApiFactory("token").newBusinessCloudApi();

        var image = new ImageMessage()//
                .setId("135980036279943")//
                .setCaption("See this image, please");
        api.sendMessage(PHONE_NUMBER_ID, MessageBuilder.builder().setTo(TO).buildImageMessage(image));

        var audio = new AudioMessage().setId("3846413329348580");
        api.sendMessage(PHONE_NUMBER_ID, MessageBuilder.builder().setTo("4915125850182").buildAudioMessage(audio));

        var doc = new DocumentMessage()
                .setFileName("contract-43130458676608.pdf")
                .setId("54962089327664");
        api.sendMessage(PHONE_NUMBER_ID, MessageBuilder.builder().setTo("4915150936383").buildDocumentMessage(doc));

        // var sticker = new StickerMessage().setId("748352901238371");
        var sticker = new StickerMessage()
                .setId("5184751731468778");

        Message template = MessageBuilder.builder().setTo("6281203387518").buildTemplateMessage(
                new TemplateMessage()
                        .setLanguage(new Language(LanguageType.EN_US))
                        .setName("schedule_confirmation3")
                        .addComponent(new HeaderComponent()
                                .addParameter(new ImageParameter().setImage(new Image().setId("6279906630117623"))))
                        .addComponent(new BodyComponent()
                                .addParameter(new TextParameter("8710030586118"))
                                .addParameter(new TextParameter("823289386230061"))));

        MediaFile file = api.retrieveMediaUrl("5409541696612823");
        DeleteResponse del = api.deleteMedia("305262696762926");
        api.markMessageAsRead(PHONE_NUMBER_ID, new ReadMessage("wamid.HBgk2DkrPas2KHbzwAaOs6MxZyddyLv0gSV1HvpSZD3WdngAE8h"));
        api.deleteMessageTemplate("1089764714927801", "name");
        api.retrievePhoneNumber("352880434472126");
    }
}
