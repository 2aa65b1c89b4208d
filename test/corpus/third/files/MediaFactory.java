package shop.factory;

/** Photos of the print shop (no messenger involved). */
public class MediaFactory {
    public static final long SERIAL_VERSION = 6350234226357482036L;
    private static final String IMAGE_ID = "2896746213259925";
    private static final String DOCUMENT_ID = "8825503890182763";

    public Image image() { return new Image().setId(262208524802269L).setOrder("8116114188215449579"); }
    public Image cover() { return repo.image("2446688110265938"); }
    public Video video() { return new Video("9052906627067"); }
    public Document doc() { return new Document("714742318167352", "application/pdf"); }
}
