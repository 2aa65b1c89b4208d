public class BroadcastExamples {

    private static final String PN = "51934404299779184";

    void pictures(CloudMessaging api) {
        Message a = MessageBuilder.builder().setTo("6281545809920").buildImageMessage(new ImageMessage().setId("8986847536847124"));
        Message b = MessageBuilder.builder()
            .setTo("7916932510413")
            .buildImageMessage(new ImageMessage()
                .setCaption("Pedido 40406049477480")
                .setId("708903364839879"));
        Message c = MessageBuilder.builder().setTo("447939086714").buildStickerMessage(new StickerMessage().setId("870646902540657"));
        Message d = MessageBuilder.builder().setTo("2348262436145").buildAudioMessage(new AudioMessage().setId("611244587109900714"));
        Message e = MessageBuilder.builder().setTo("552152548358").buildDocumentMessage(new DocumentMessage().setFileName("a").setId("637540843675243"));
        api.sendMessage(PN, a);
    }

    void interactive() {
        var header = new Header().setType(HeaderType.IMAGE).setImage(new Image().setId("7681406205256026"));
        var h2 = new Header().setType(HeaderType.VIDEO).setVideo(new Video().setId("2912103329836539"));
        var h3 = new Header().setType(HeaderType.DOCUMENT).setDocument(new Document().setId("4481999178139481").setFileName("x"));
        var button = new Button().setType(ButtonType.REPLY).setReply(new Reply().setId("5359582431172").setTitle("Yes"));
        var row = new Row().setId("7393367084566").setTitle("Row");
        var ctx = new Context().setMessageId("wamid.77609175308367345");
        var product = new Product().setProductRetailerId("8299897120325");
        var action = new Action().setCatalogId("444633318172067");
        var flow = new FlowParameters().setFlowId("6926366471863087");
        var tpl = new MessageTemplate().setId("721140605615314").setName("x");
        var contact = new Contact().addPhone(new Phone().setPhone("+9170662887619").setWaId("9170607573932"));
    }

    void media(CloudMessaging api) {
        // {"id":"80772038281192"}
        var uploaded = api.uploadMedia(PN, "banner.png", FileType.PNG, bytes);
        var media = api.retrieveMediaUrl("3756693173280253");
        var gone = api.deleteMedia("7623113884000417");
        var numbers = api.retrievePhoneNumbers("57911182070858655");
        var one = api.retrievePhoneNumber("4030499232011302");
    }
}
