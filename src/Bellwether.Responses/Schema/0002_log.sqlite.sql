CREATE TABLE responses_response (
    collector_id {id} NOT NULL,
    day {day} NOT NULL,
    response_id {id} NOT NULL,
    agency_id {id} NOT NULL,
    version_id {id} NOT NULL,
    external_key {id} NOT NULL,
    quarter_month {int} NOT NULL,
    slice TEXT NOT NULL,
    disposition {int} NOT NULL,
    received_at {instant},
    answers {bytes} NOT NULL,
    referrer TEXT,
    page TEXT,
    PRIMARY KEY (collector_id, day, response_id),
    UNIQUE (collector_id, external_key)
) WITHOUT ROWID;

CREATE TABLE responses_comment (
    collector_id {id} NOT NULL,
    day {day} NOT NULL,
    response_id {id} NOT NULL,
    item_index {int} NOT NULL,
    agency_id {id} NOT NULL,
    version_id {id} NOT NULL,
    language TEXT NOT NULL,
    favourable {bool},
    original TEXT NOT NULL,
    redacted TEXT,
    PRIMARY KEY (collector_id, day, response_id, item_index)
);

CREATE TABLE responses_cell (
    collector_id {id} NOT NULL,
    cube {int} NOT NULL,
    period {int} NOT NULL,
    version_id {id} NOT NULL,
    slice TEXT NOT NULL,
    agency_id {id} NOT NULL,
    sums {bytes} NOT NULL,
    PRIMARY KEY (collector_id, cube, period, version_id, slice)
) WITHOUT ROWID;
