-- One file that was imported. The same file again is the same import.
CREATE TABLE collection_import (
    agency_id {id} NOT NULL,
    import_id {id} NOT NULL,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    filings {int} NOT NULL,
    providers {int} NOT NULL,
    services {int} NOT NULL,
    respondents {int} NOT NULL,
    questions {int} NOT NULL,
    mismatches {int} NOT NULL,
    defects {int} NOT NULL,
    started_at {instant} NOT NULL,
    finished_at {instant},
    imported_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, import_id)
);

-- What was found wrong: row and field of the file, reason, fix, and what is withheld because of it.
CREATE TABLE collection_import_defect (
    agency_id {id} NOT NULL,
    import_id {id} NOT NULL,
    number {int} NOT NULL,
    row_number {int} NOT NULL,
    field TEXT NOT NULL,
    reason TEXT NOT NULL,
    message_en TEXT NOT NULL,
    message_es TEXT NOT NULL,
    spoils {int} NOT NULL,
    slot {int} NOT NULL,
    PRIMARY KEY (agency_id, import_id, number),
    FOREIGN KEY (agency_id, import_id) REFERENCES collection_import (agency_id, import_id)
);

-- The filings that are in, by what the file calls them. A correction is a new revision of the same filing.
CREATE TABLE collection_filing (
    agency_id {id} NOT NULL,
    external_id TEXT NOT NULL,
    revision {int} NOT NULL,
    collector_id {id} NOT NULL,
    version_id {id} NOT NULL,
    first_day {day} NOT NULL,
    content_hash TEXT NOT NULL,
    texts TEXT NOT NULL,
    import_id {id} NOT NULL,
    row_number {int} NOT NULL,
    PRIMARY KEY (agency_id, external_id, revision)
);

CREATE INDEX collection_filing_survey ON collection_filing (agency_id, collector_id, first_day);
