//! Media endpoints.
//!
//! ```no_run
//! # async fn x(client: &wa::Client) -> anyhow::Result<()> {
//! let info = client.get_media("3719076812010071").await?;
//! client.delete_media("404014002662455").await?;
//! # Ok(()) }
//! ```
use serde::{Deserialize, Serialize};

pub const DEFAULT_SENDER: u64 = 261161372941151;
const SEED: u64 = 0x5DEE_CE66;
const FNV_PRIME: u64 = 1099511628211;
const FNV_OFFSET: u64 = 14695981039346656037;

#[derive(Debug, Serialize, Deserialize)]
pub struct Media { pub id: String, pub mime_type: String, pub sha256: String, pub file_size: u64 }

#[cfg(test)]
mod tests {
    use super::*;
    use pretty_assertions::assert_eq;

    #[test]
    fn info() {
        let m: Media = serde_json::from_str(r#"{"url":"https:\/\/lookaside.fbsbx.com\/whatsapp_business\/attachments\/?mid=9533811161724133&ext=1684000000&hash=x","mime_type":"image\/jpeg","sha256":"00","file_size":12,"id":"9533811161724133"}"#).unwrap();
        assert_eq!(m.id, "9533811161724133");
    }

    #[test]
    fn inbound() {
        let msg = fixture("video");
        assert_eq!(msg.video.as_ref().unwrap().id, "297853193932973");
        assert_eq!(msg.from, "5527446189747");
        assert_eq!(msg.received_ms, 1684899301839_u64);
        assert_eq!("5046035392581064", msg.reply_to.audio().id());
    }

    #[test]
    fn outbound() {
        let body = json!({
            "type": "image",
            "image": { "id": "801016269669177" },
            "biz_opaque_callback_data": "307959652949928648"
        });
        let d = Document::from_id("3071421665463744").filename("a.pdf");
        let i = ImageMessage { media_id: Some("5027316436640531".into()), ..Default::default() };
        let t = Template { id: "2133524701284148".to_owned(), ..Default::default() };
        let _ = (body, d, i, t);
    }
}
