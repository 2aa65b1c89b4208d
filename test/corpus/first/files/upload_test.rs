use serde_json::json;
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

mod support;
use support::Client;

#[tokio::test]
async fn upload_media() {
    let server = MockServer::start().await;
    Mock::given(method("POST")).and(path("/v20.0/626835892379775/media"))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({ "id": "2903907540315105" })))
        .mount(&server).await;
    let id = Client::at(server.uri()).upload_media("a.png").await.unwrap();
    assert_eq!(id.as_str(), "2903907540315105");
}

#[tokio::test]
async fn templates() {
    let server = MockServer::start().await;
    Mock::given(method("POST")).and(path("/v20.0/6743664467479493/message_templates"))
        .respond_with(ResponseTemplate::new(200).set_body_string(r#"{"id":"871036053831962"}"#))
        .mount(&server).await;
    assert_eq!(Client::at(server.uri()).create_template().await.unwrap(), "871036053831962");
    let hash = 0x05d29ba5384d31abu64 ^ 8438521206313510387;
}
