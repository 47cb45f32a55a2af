-- One record for each service and fiscal quarter.
CREATE TABLE publishing_filing (
    agency_id {id} NOT NULL,
    filing_id {id} NOT NULL,
    service_id {id} NOT NULL,
    quarter_first {day} NOT NULL,
    state {int} NOT NULL,
    break_reason TEXT NOT NULL,
    note TEXT NOT NULL,
    prepared_by_id {id},
    prepared_by TEXT NOT NULL,
    prepared_at {instant} NOT NULL,
    submitted_by TEXT,
    submitted_at {instant},
    rating {int},
    respondents {int},
    hash TEXT,
    PRIMARY KEY (agency_id, filing_id),
    UNIQUE (agency_id, service_id, quarter_first)
);

CREATE TABLE publishing_survey (
    agency_id {id} NOT NULL,
    filing_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    transaction_point TEXT NOT NULL,
    title TEXT NOT NULL,
    federal_register_url TEXT NOT NULL,
    PRIMARY KEY (agency_id, filing_id, collector_id)
);
