-- Which collectors hold a periodic survey of a sample drawn at random: what they say anchors the level that live answers only track.
CREATE TABLE measurement_anchor (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    named_at {instant} NOT NULL,
    named_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, collector_id)
);
