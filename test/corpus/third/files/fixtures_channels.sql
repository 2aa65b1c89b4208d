INSERT INTO channels(id, kind, external_id) VALUES (4772045867313950709, 'whatsapp', '945078690134050');
INSERT INTO channels(id, kind, external_id) VALUES (26628710482584871, 'instagram', '17879694541749606');
INSERT INTO wa_templates(id, meta_id, name) VALUES (4706730507865359414, '47983185473441612', 'welcome');
UPDATE wa_settings SET welcome_media_id = '2598649085243851', updated_us = 1750380238648537 WHERE waba_id = '8016747233219614';
UPDATE wa_settings SET value = '229361728311850' WHERE name = 'menu_media_id';
DELETE FROM wa_media WHERE media_id IN ('9000086207321988', '116656228971061', '8214766755028734');
SELECT * FROM messages WHERE payload->'document'->>'id' = '247565148007717' OR sender = '6281242238925';
INSERT INTO outbox(payload) VALUES ('{"type":"image","image":{"id":"7501184165936195"},"ref":"98411550390201"}');
INSERT INTO tweets(id, media_id) VALUES (1825329894171260566, 1673757196136284096);
