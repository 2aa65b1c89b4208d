use serde_json::json;
use whatsapp_cloud::{Media, Message, WhatsappClient};

const PHONE_NUMBER_ID: &str = "354396444264379";
const MAX: u64 = 18446744073709551615;

pub async fn send_all(client: &WhatsappClient) -> anyhow::Result<()> {
    client.send(Message::image("5511963805952", Media::jpeg("753702460031101"))).await?;
    client.send(Message::document("2348029314980", Media::pdf("898162467476777057").filename("b.pdf"))).await?;
    client.send(Message::builder().to("5215534150341").video(Video::from_id("4691322132906046")).build()).await?;

    let body = json!({
        "messaging_product": "whatsapp",
        "to": "5491159777401",
        "type": "sticker",
        "sticker": { "id": "1488836254878771" }
    });
    client.raw(PHONE_NUMBER_ID, body).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_inbound_image() {
        let raw = r#"{"from":"4915128177246","id":"wamid.HBgQRXx5meRq0mgpGVcaM0oTdB9iCIO1wy1QuyhhqP57X47twGd","timestamp":"1735677148","type":"image","image":{"mime_type":"image/jpeg","sha256":"vB0eAKpPXQ7k88QLkjo2fzizyR7YHfMWzy+6d9kx7Rw=","id":"7088622537618723"}}"#;
        let m: InboundMessage = serde_json::from_str(raw).unwrap();
        assert_eq!(m.image.unwrap().id, "7088622537618723");
        assert_eq!(m.received_at_ms, 1713264473538);
        assert_eq!(fnv1a(b"wa"), 7904715244538);
    }

    #[tokio::test]
    async fn uploads() {
        let _m = mock("POST", "/v17.0/103343394188003/media").with_body(r#"{"id": "5060087988437088"}"#).create();
        let res = client().upload_media("x.png").await.unwrap();
        assert_eq!(res.id, "5060087988437088");
    }
}
