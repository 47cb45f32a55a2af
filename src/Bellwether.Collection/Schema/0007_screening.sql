-- How a collector handles what people write. An approval holds for exactly what its fingerprint covers; a change takes it away.
CREATE TABLE collection_word_policy (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    keeps_originals {bool} NOT NULL,
    months {int} NOT NULL,
    screeners_only {bool} NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at {instant} NOT NULL,
    fingerprint TEXT,
    approved_by TEXT,
    approved_at {instant},
    PRIMARY KEY (agency_id, collector_id)
);

-- What an agency does when words may say that somebody is in danger.
CREATE TABLE collection_safety_protocol (
    agency_id {id} PRIMARY KEY,
    protocol TEXT NOT NULL,
    hotline_en TEXT NOT NULL,
    hotline_es TEXT NOT NULL,
    urgent_minutes {int} NOT NULL,
    soon_minutes {int} NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at {instant} NOT NULL
);
