ALTER TABLE instruments_instrument ADD COLUMN archived_at {instant};

-- The way of an instrument to the public, step by step. Rows are added, never changed.
CREATE TABLE instruments_step (
    agency_id {id} NOT NULL,
    instrument_id {id} NOT NULL,
    position {int} NOT NULL,
    kind {int} NOT NULL,
    taken_at {instant} NOT NULL,
    account_id {id},
    taken_by TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (agency_id, instrument_id, position),
    FOREIGN KEY (agency_id, instrument_id) REFERENCES instruments_instrument (agency_id, instrument_id)
);

-- Who wrote in the draft since the last version: they may not approve it.
CREATE TABLE instruments_author (
    agency_id {id} NOT NULL,
    instrument_id {id} NOT NULL,
    account_id {id} NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (agency_id, instrument_id, account_id),
    FOREIGN KEY (agency_id, instrument_id) REFERENCES instruments_instrument (agency_id, instrument_id)
);
