-- A half-filled form, sealed with a key that only the person's link holds. "resume_hash" finds it and opens nothing.
CREATE TABLE collection_unfinished (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    resume_hash TEXT NOT NULL,
    sealed {bytes} NOT NULL,
    expires_at {instant} NOT NULL,
    PRIMARY KEY (agency_id, collector_id, resume_hash)
);

CREATE INDEX collection_unfinished_expires ON collection_unfinished (expires_at);

-- How many answers are enough. An empty item: of the collector as a whole.
CREATE TABLE collection_quota (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    item_key TEXT NOT NULL,
    option_key TEXT NOT NULL,
    most {int} NOT NULL,
    PRIMARY KEY (agency_id, collector_id, item_key, option_key),
    FOREIGN KEY (agency_id, collector_id) REFERENCES collection_collector (agency_id, collector_id)
);
