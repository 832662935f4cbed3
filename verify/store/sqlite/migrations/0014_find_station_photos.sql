-- Camera and place of a photo are compared with those of its station's earlier ones.
CREATE INDEX collections_by_station ON collections (station, id);
