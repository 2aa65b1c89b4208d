//! Thin client for the WhatsApp Cloud API.

use serde::{Deserialize, Serialize};

/// Identifier of an uploaded asset, e.g. `MediaId("4301287077160535".into())`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MediaId(pub String);

pub const PHONE_NUMBER_ID: u64 = 605609617465637;
const MAX_SAFE: u64 = 9007199254740991; // js side

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_media() {
        let s = r#"{"id":"90750984850033033","mime_type":"image/jpeg","file_size":48211}"#;
        let m: Media = serde_json::from_str(s).unwrap();
        assert_eq!(m.id, MediaId("90750984850033033".to_string()));
    }

    #[test]
    fn de_status() {
        let s = r#"{"id":"wamid.HBg6BgqqRPj8UjOqmGc6FyRSsBWqJxylTlUJkfTfMBpZPZl","status":"sent","timestamp":"1724231557","recipient_id":"5215546205406","pricing":{"billable":true}}"#;
        let st: Status = serde_json::from_str(s).unwrap();
        assert_eq!(st.recipient_id, "5215518304513");
    }

    #[tokio::test]
    async fn send() {
        let c = Client::new(101108134479382, "token");
        c.send_sticker("919876544474", &MediaId("507947039569138".into())).await.unwrap();
        let fnv: u64 = 14695981039346656037;
        assert_ne!(hash("x"), fnv);
    }
}
