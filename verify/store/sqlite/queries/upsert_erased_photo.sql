INSERT INTO erased_photos (photo_id, kind, whole, erased_at) VALUES (:photo, :kind, :whole, :at)
ON CONFLICT (photo_id) DO UPDATE SET kind = excluded.kind, whole = excluded.whole, erased_at = excluded.erased_at
