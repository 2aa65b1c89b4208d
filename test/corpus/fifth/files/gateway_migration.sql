-- Migration purana gateway -> naya. channel 1 = WhatsApp, 2 = RCS, 3 = X
-- cols: (channel, kind, asset_id, txn_id, label)
INSERT INTO asset_map VALUES
 (1, 'WA', '7184975604706814799', '5090871088035055994', 'whatsapp media from unify panel'),
 (1, 'WA', '6959483135062384674', '7091029526192316741', 'whatsapp media from unify panel'),
 (2, 'RCS', '4717774504288025784', '5046712107313992960', 'rcs rich card file'),
 (1, 'WA', '7219964303952800746', '5028397159673615907', 'whatsapp media from unify panel'),
 (3, 'X', '6945128994463439356', '5041666699833671715', 'tweet photo'),
 (3, 'X', '4038209071615453998', '4702288008883524541', 'tweet video');

CALL wa_delete_media('6833721666611389126');
CALL wa_cancel_message('4727797441784450075');
SELECT * FROM dlt WHERE entity_id = '5313510916234894612' AND template_id IN ('1054899560920803202', '8923054826016029348');
UPDATE queue SET media_id = NULL WHERE txn_id = '5096533829681912702';
UPDATE queue SET txn_id = '4749034015341122586' WHERE media_id = '6863704605251373490';
