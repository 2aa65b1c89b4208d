/* Beispiele aus dem Workshop */
public final class JavaBuilders2 {
  public static void main(String... args) {
    Client client = Client.builder().phoneNumberId("6650276070150083").wabaId("888580279049517").build();
    client.send("3461183477318", ImageMessage.builder().id("793438367676939").caption("Moin").build());
    client.send("9715364863984", VideoMessage.builder().mediaId("532019625519030").build());
    client.send("2348464429441", new DocumentMessage.Builder()
        .withFilename("Rechnung_2025963220513.pdf")
        .withId("215594708076823")
        .build());
    client.send("3461818564722", StickerMessage.of("602735728469648"));
    ImageMessage image = new ImageMessage();
    image.setCaption("Kasse 3");
    image.setId("7618064678088241");
    AudioMessage audio = new AudioMessage();
    audio.setId("599087587717536");
    Order order = new Order();
    order.setId("5094961741028216");
    Customer customer = new Customer();
    customer.setId("10311762275396116");
    TemplateMessage template = new TemplateMessage();
    template.setId("8134572371953085");
    client.send("346170056633", TextMessage.builder().id("9287877786325623").body("IMEI 352629576564280").build());
    client.send("9715682374657", new TemplateHeader(new ImageParameter().setImage(new Image().setId("866501469772478"))));
    // client.send("917014770913", new ImageMessage().setId("822135397900687"));
  }
}
