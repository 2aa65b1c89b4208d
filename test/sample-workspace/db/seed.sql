INSERT INTO media (id, media_id, mime_type, uploaded_at) VALUES
  (1, '1482930571926384', 'image/jpeg', '2026-10-28 08:00:00'),
  (2, '907264518830271', 'application/pdf', '2026-10-28 08:02:11'),
  (3, '2093847561029384', 'video/mp4', '2026-10-29 17:45:03');

INSERT INTO orders (order_number, phone, created_ms) VALUES
  ('4500091823', '919900112233', 1762502816100);
