INSERT INTO presentation_attacks (photo_id, network, moire, edges, chroma, score, suspected)
VALUES (:photo, :network, :moire, :edges, :chroma, :score, :suspected)
