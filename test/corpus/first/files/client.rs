//! Cloud API client
use serde_json::{json, Value};

const PHONE_NUMBER_ID: &str = "12746536740864914";
const PROMO_MEDIA_ID: &str = "3157809805789959";
static MEDIA_IDS: [&str; 2] = ["2804367134232978", "1468327966624081"];
const WABA: u64 = 557286175814961;
const MAX: u64 = 18_446_744_073_709_551_615;
const SEED: u64 = 8105629321661766676;

pub fn image(to: &str) -> Value {
    json!({
        "messaging_product": "whatsapp",
        "to": to,
        "type": "image",
        "image": { "id": "769685789875970", "caption": "ferris 🦀" }
    })
}

pub fn list() -> Value {
    json!({ "type": "list_reply", "list_reply": { "id": "2469809772658129", "title": "One" } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn media() {
        let c = Client::new("EAAG_example", "139570460810256");
        let m = c.get_media("6842603788297895").await.unwrap();
        assert_eq!(m.id, "337009341982138");
        assert_eq!(m.phone, "1415210154291");
        c.delete_media("8650702361013311").await.unwrap();
        let msg = Message::image(Media::from_id("8468559594233617")).to("4915698006723");
        let raw = r#"{"id":"758216253885625","mime_type":"audio/aac","sha256":"b05c1e4e73b10a5492c34cb7aa48ceaecd78254bb25e7e8e27881d978518678c","file_size":77}"#;
        let up: Uploaded = serde_json::from_str("{\"id\":\"383205117976315\"}").unwrap(); // POST /media
        let at: i64 = 1709956159608161;
    }
}
