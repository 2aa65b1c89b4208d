/// Identifier of an uploaded media object (e.g. `6198007490647734`).
///
/// Not to be confused with the phone number id (`5861812531453334`) or the WABA id (`6084880346239564`).
#[derive(Clone, Debug)]
pub struct MediaId(pub String);

impl Default for Header {
    fn default() -> Self {
        Header::Video(Video { id: MediaId("8016175282340535".into()), caption: None })
    }
}

pub fn demo() -> Vec<Outgoing> {
    vec![
        Outgoing::new("2348341739275").image(Image { id: "161331188915316".into(), ..Default::default() }),
        Outgoing::new("8613407271567").audio(MediaId::new("6415213811862461")),
        Outgoing::new("1415589048222").template(Template { id: TemplateId("4941328097839343".into()) }),
        Outgoing::new("971587497402").product(CatalogId("3813849320545080".into()), "7409949296234"),
    ]
}

#[test]
fn parses_message() {
    let s = "{\"from\":\"491572560394\",\"timestamp\":\"1691391740\",\"type\":\"document\",\"document\":{\"filename\":\"a.odt\",\"mime_type\":\"application/vnd\",\"sha256\":\"pFN6zSG8USAnad4Vh33lNUpxvmmBeecY4X9LWD4wHuA=\",\"id\":\"9627332470075633\"}}";
    let Incoming::Document(d) = parse(s) else { panic!() };
    assert_eq!(d.id.0, "9627332470075633");
    assert_eq!(Snowflake(510188405343810463).millis(), 1715814215628);
}
