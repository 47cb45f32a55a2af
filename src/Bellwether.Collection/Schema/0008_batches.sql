-- One file that was imported with a mapping. The same file with the same mapping is the same batch.
CREATE TABLE collection_batch (
    agency_id {id} NOT NULL,
    batch_id {id} NOT NULL,
    kind TEXT NOT NULL,
    mapping_name TEXT NOT NULL,
    mapping TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    source TEXT NOT NULL,
    consent TEXT NOT NULL,
    state TEXT NOT NULL,
    first_day {day},
    last_day {day},
    rows_total {int} NOT NULL,
    rows_done {int} NOT NULL,
    accepted {int} NOT NULL,
    repeated {int} NOT NULL,
    quarantined {int} NOT NULL,
    excluded {int} NOT NULL,
    report TEXT NOT NULL,
    started_at {instant} NOT NULL,
    touched_at {instant} NOT NULL,
    finished_at {instant},
    imported_by TEXT NOT NULL,
    undone_at {instant},
    undone_by TEXT,
    PRIMARY KEY (agency_id, batch_id)
);

-- Where the answers of a batch went: known before the first of them is written, so that an undo finds all of them.
CREATE TABLE collection_batch_place (
    agency_id {id} NOT NULL,
    batch_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    PRIMARY KEY (agency_id, batch_id, collector_id)
);

-- Rows that were not taken, with the cells that the mapping reads; words are kept without personal details.
CREATE TABLE collection_batch_row (
    agency_id {id} NOT NULL,
    batch_id {id} NOT NULL,
    row_number {int} NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (agency_id, batch_id, row_number)
);

CREATE TABLE collection_batch_fault (
    agency_id {id} NOT NULL,
    batch_id {id} NOT NULL,
    row_number {int} NOT NULL,
    number {int} NOT NULL,
    field TEXT NOT NULL,
    reason TEXT NOT NULL,
    message_en TEXT NOT NULL,
    message_es TEXT NOT NULL,
    PRIMARY KEY (agency_id, batch_id, row_number, number)
);

CREATE TABLE collection_mapping (
    agency_id {id} NOT NULL,
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    document TEXT NOT NULL,
    saved_at {instant} NOT NULL,
    saved_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, name_key)
);
