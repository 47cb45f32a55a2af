-- The agency's own questions, to be asked again in the same words.
CREATE TABLE instruments_bank (
    agency_id {id} NOT NULL,
    bank_id {id} NOT NULL,
    item TEXT NOT NULL,
    version {int} NOT NULL,
    saved_at {instant} NOT NULL,
    saved_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, bank_id)
);

-- Why an author asked something new although something like it is asked already.
CREATE TABLE instruments_similar (
    agency_id {id} NOT NULL,
    instrument_id {id} NOT NULL,
    item_key TEXT NOT NULL,
    similar_to TEXT NOT NULL,
    reason TEXT NOT NULL,
    said_at {instant} NOT NULL,
    said_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, instrument_id, item_key),
    FOREIGN KEY (agency_id, instrument_id) REFERENCES instruments_instrument (agency_id, instrument_id)
);
