-- webhook archive
INSERT INTO raw_events (event_id, received_us, payload) VALUES
(2167739776140, 1769055145515789, '{"entry":[{"id":"2970832725851312","changes":[{"value":{"metadata":{"phone_number_id":"4493468829490554"},"messages":[{"from":"9170659424176","type":"document","document":{"id":"5933305788061193","mime_type":"application\/pdf","filename":"a.pdf"}}]}}]}]}'),
(6905242342586, 1748803969377125, '{\"entry\":[{\"id\":\"5468667329596689\",\"changes\":[{\"value\":{\"messages\":[{\"from\":\"9198383765971\",\"type\":\"audio\",\"audio\":{\"mime_type\":\"audio\\/ogg\",\"sha256\":\"YzmIq7vxm37NR3kdNYguoXGdoXJrAf5Fnx5XQcNJBUh=\",\"id\":\"9807703880179431\"}}]}}]}]}'),
(6597872802016, 1758216306705059, '{"id":"8633524478509241","event":"APPROVED","message_template_id":9985955971836330,"message_template_name":"otp"}');
INSERT INTO wa_files (waba_id, image_id, document_id, note) VALUES ('1148485732033858', '495329017463043', '7195143556522457', 'from +447993761395'), ('602930873632289', NULL, '870285310472011', 'x, y');
INSERT INTO shipments VALUES (7438781742584, '00989161289770851148', '353105707636908');
