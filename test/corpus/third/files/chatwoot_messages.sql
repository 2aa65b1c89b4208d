INSERT INTO messages (id, inbox_type, source_id, content_attributes) VALUES
 (1020552184322, 'Channel::Whatsapp', 'wamid.HBgNc6e07d', '{"type":"image","image":{"id":"748365480352328","mime_type":"image/jpeg","sha256":"b38e76726c"}}'),
 (1752155598558, 'Channel::Whatsapp', 'wamid.HBgNd5efca', E'{\n  "type": "audio",\n  "audio": {\n    "id": "578003932699929"\n  }\n}'),
 (7819171415301, 'Channel::TwitterProfile', '1566884973953811935', '{"media":{"id":"1380776425376116514","media_id":"1655939723184545185"}}'),
 (9431630090076, 'Channel::FacebookPage', 'm_b70b6d2c', '{"sticker_id":315658438725297,"recipient":{"id":"3596840597420600"}}'),
 (3708296896892, 'Channel::Telegram', '2495056160356', '{"document":{"file_unique":"7591592458891172527"}}');
