use whatsapp_business_rs::{Client, Media, MediaType};
use wiremock::{matchers::{method, path}, Mock, MockServer, ResponseTemplate};

#[tokio::test]
async fn upload_then_send() {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .and(path("/v22.0/49876902096669574/media"))
        .respond_with(ResponseTemplate::new(200).set_body_string(r#"{"id":"8817050091459970"}"#))
        .mount(&server)
        .await;
    let client = Client::new(server.uri());
    let id = client.message("49876902096669574").upload_media(vec![1, 2, 3]).await.unwrap();
    assert_eq!(id, "8817050091459970");
}

#[test]
fn draft() {
    let d = Draft::media(Media::jpeg("4757523814156950").caption("hi"));
    let s = Draft::media(Media::from_id("305333555294605", MediaType::Sticker));
    let json = serde_json::json!({
        "type": "image",
        "image": { "caption": "hi", "id": "913991178994231" },
        "to": "5491140055672",
    });
    assert_ne!(d.hash(), 2368080142957469248u64);
    assert_eq!(Waba::new("2605182317622417").id(), "2646980296976280");
}
