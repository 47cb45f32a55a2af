CREATE TABLE responses_shape (
    version_id {id} PRIMARY KEY,
    agency_id {id} NOT NULL,
    shape TEXT NOT NULL
);

CREATE TABLE responses_tally (
    collector_id {id} NOT NULL,
    tally_id {id} NOT NULL,
    agency_id {id} NOT NULL,
    version_id {id} NOT NULL,
    external_id TEXT NOT NULL,
    first_day {day} NOT NULL,
    last_day {day} NOT NULL,
    quarter_month {int},
    slice TEXT NOT NULL,
    respondents {int},
    items TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (collector_id, tally_id),
    UNIQUE (collector_id, external_id)
);

CREATE TABLE responses_erasure (
    collector_id {id} NOT NULL,
    day {day} NOT NULL,
    response_id {id} NOT NULL,
    agency_id {id} NOT NULL,
    reason TEXT NOT NULL,
    erased_at {instant} NOT NULL,
    scrubbed_at {instant},
    PRIMARY KEY (collector_id, day, response_id)
);
