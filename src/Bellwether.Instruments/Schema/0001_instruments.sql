CREATE TABLE instruments_instrument (
    agency_id {id} NOT NULL,
    instrument_id {id} NOT NULL,
    name TEXT NOT NULL,
    current_version_id {id},
    versions {int} NOT NULL,
    created_at {instant} NOT NULL,
    created_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, instrument_id)
);

CREATE TABLE instruments_draft (
    agency_id {id} NOT NULL,
    instrument_id {id} NOT NULL,
    revision {int} NOT NULL,
    document TEXT NOT NULL,
    saved_at {instant} NOT NULL,
    saved_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, instrument_id),
    FOREIGN KEY (agency_id, instrument_id) REFERENCES instruments_instrument (agency_id, instrument_id)
);

CREATE TABLE instruments_version (
    agency_id {id} NOT NULL,
    version_id {id} NOT NULL,
    instrument_id {id} NOT NULL,
    number {int} NOT NULL,
    content_hash TEXT NOT NULL,
    document TEXT NOT NULL,
    frozen_at {instant} NOT NULL,
    frozen_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, version_id),
    UNIQUE (agency_id, instrument_id, number),
    UNIQUE (agency_id, instrument_id, content_hash),
    FOREIGN KEY (agency_id, instrument_id) REFERENCES instruments_instrument (agency_id, instrument_id)
);
