SELECT network, moire, edges, chroma, score, suspected FROM presentation_attacks WHERE photo_id = :photo
