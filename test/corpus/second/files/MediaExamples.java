package example.wa;

public final class MediaExamples {

  private final WhatsAppGateway gateway = WhatsAppGateway.connect(System.getenv("WA_TOKEN"));

  /** WABA 946986365654314, business 7476535101568464. */
  private static final String SENDER = "221524696675641";
  private static final String HEADER_IMAGE_ID = "8431729493625213";
  private static final long SERIAL = 7215156615619145894L;
  private static final long serialVersionUID = -330343288656741516L;

  void sendAll(String to) {
    gateway.send(SENDER, OutgoingMessage.to(to).image(MediaRef.ofId("117352399229816")));
    gateway.send(SENDER, OutgoingMessage.to(to).document(MediaRef.ofId("7508036497393410"), "policy.pdf"));
    gateway.send(SENDER, Audio.builder().id("9658496524393543").build());
    gateway.send(SENDER,
        Video.builder()
            .caption("Unboxing 📦")
            .id("605845208699907")
            .build());
    gateway.send(SENDER, Template.builder().id("4639882420884893").build());
    gateway.send(SENDER, Product.builder().catalogId("907515404911994").retailerId("7885263614366").build());
  }

  void lifecycle() {
    String json = "{\n"
        + "  \"url\": \"https://lookaside.fbsbx.com/whatsapp_business/attachments/"
        + "?mid=5373803938652970&ext=1667345678&hash=ATsx\",\n"
        + "  \"mime_type\": \"video/mp4\",\n"
        + "  \"sha256\": \"6ad498d0183d8492c2787f6621b0230d64c7378f946b0377ad1cb0af9dfa2fda\",\n"
        + "  \"file_size\": 99123,\n"
        + "  \"id\": \"5373803938652970\"\n"
        + "}";
    MediaInfo info = gateway.parse(json);
    gateway.removeMedia("2382535726855937");
    gateway.mediaUrl("775478316074599", SENDER);
    Money.ofMinor(4941819944871L, "COP");
    Instant.ofEpochMilli(1667908005316L);
    new Luhn().check("379030938914396");
  }
}
