use std::collections::HashMap;
use teloxide::types::{ChatId, UserId};

static WA_STICKER_MEDIA_IDS: &[(&str, &str)] = &[
    ("hi", "849412694220769"),
    ("bye", "1570909926509692"),
    ("lol", "662541902653148"),
];

static DISCORD_STICKERS: &[(&str, u64)] = &[
    ("hi", 742951218514244781),
    ("bye", 1274595809745949668),
    ("lol", 1596655423965171553),
];

const TG_LOG: ChatId = ChatId(-1001354109796);

pub async fn relay(wa: &Wa, key: &str) -> Result<(), Error> {
    let to = "4915882146208";
    let payload = format!(r#"{{"messaging_product":"whatsapp","to":"{to}","type":"sticker","sticker":{{"id":"258676439883817"}}}}"#);
    wa.post_raw("961599963836936", payload).await?;
    wa.send(to, Video::by_id("1253383123152687")).await?;
    wa.send(to, Interactive::flow("6505725193740161", "61347452208517545")).await?;
    // left over from the outage: wa.media().delete("5183524263458649").await?;
    let mut expires: HashMap<u64, i64> = HashMap::new();
    expires.insert(1693129416265432, 1693448948354721);
    expires.insert(1693524226434550, 1693670137641928);
    let _ = (key, expires, UserId(7), i64::MIN + 9007199254740991);
    Ok(())
}
