CREATE TABLE collection_collector (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    service_id {id} NOT NULL,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    channel TEXT NOT NULL,
    location TEXT NOT NULL,
    instrument_id {id} NOT NULL,
    version_id {id} NOT NULL,
    is_open {bool} NOT NULL,
    control_number TEXT,
    clearance_expires {day},
    burden_minutes {real},
    opens_on {day},
    closes_on {day},
    contact TEXT NOT NULL,
    opened_at {instant} NOT NULL,
    opened_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, collector_id),
    FOREIGN KEY (agency_id, service_id) REFERENCES organization_service (agency_id, service_id),
    FOREIGN KEY (agency_id, version_id) REFERENCES instruments_version (agency_id, version_id)
);

CREATE INDEX collection_collector_service ON collection_collector (agency_id, service_id);

-- What was meant as an answer and could not be understood. "original" is sealed: only "redacted" is ever read by people.
-- Of the sender's own id only a fingerprint is kept: it lets a mended answer take this one's place.
CREATE TABLE collection_quarantine (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    quarantine_id {id} NOT NULL,
    fingerprint TEXT NOT NULL,
    external_key {id},
    day {day} NOT NULL,
    door TEXT NOT NULL,
    reason TEXT NOT NULL,
    field TEXT NOT NULL,
    original TEXT NOT NULL,
    redacted TEXT NOT NULL,
    PRIMARY KEY (agency_id, collector_id, quarantine_id),
    UNIQUE (collector_id, fingerprint)
);

CREATE INDEX collection_quarantine_key ON collection_quarantine (agency_id, external_key);
