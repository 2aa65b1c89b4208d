package in.example.tea;

public final class MediaClient {
  private static final String PHONE_NUMBER_ID = "109382716540283";
  private static final String VIDEO_MEDIA_ID = "2093847561029384";

  Message tour(String to) {
    return Message.to(to).with(new VideoMessage().setId(VIDEO_MEDIA_ID).setCaption("From the garden"));
  }

  Message invoice(String to, String orderNumber) {
    return Message.to(to).with(new DocumentMessage().setId("417263950182736").setFilename(orderNumber + ".pdf"));
  }
}
