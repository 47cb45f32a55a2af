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
);

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
) WITH (fillfactor = 70);

-- Appended by COPY beside the responses, folded into responses_cell in the background.
CREATE TABLE responses_cell_delta (
    collector_id {id} NOT NULL,
    cube {int} NOT NULL,
    period {int} NOT NULL,
    version_id {id} NOT NULL,
    slice TEXT NOT NULL,
    agency_id {id} NOT NULL,
    sums {bytes} NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_insert_threshold = -1);

CREATE INDEX responses_cell_delta_key ON responses_cell_delta (collector_id, cube, period);

-- The planner's samples are copies of what people wrote: none are taken, or erased words would live on in pg_statistic.
ALTER TABLE responses_comment ALTER COLUMN original SET STATISTICS 0;
ALTER TABLE responses_comment ALTER COLUMN redacted SET STATISTICS 0;
ALTER TABLE responses_response ALTER COLUMN answers SET STATISTICS 0;
ALTER TABLE responses_response ALTER COLUMN referrer SET STATISTICS 0;
ALTER TABLE responses_response ALTER COLUMN page SET STATISTICS 0;
