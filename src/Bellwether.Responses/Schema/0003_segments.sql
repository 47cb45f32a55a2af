CREATE TABLE responses_segment (
    collector_id {id} NOT NULL,
    month {int} NOT NULL,
    version_id {id} NOT NULL,
    agency_id {id} NOT NULL,
    responses {int} NOT NULL,
    erasures {int} NOT NULL,
    columns {bytes} NOT NULL,
    PRIMARY KEY (collector_id, month, version_id)
);
