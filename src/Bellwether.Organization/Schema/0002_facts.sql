-- Numbers of the operation beside volumes: waiting, completion, workload. In thousandths, so that sums are exact.
CREATE TABLE organization_fact (
    agency_id {id} NOT NULL,
    source_key TEXT NOT NULL,
    service_id {id} NOT NULL,
    channel TEXT NOT NULL,
    kind TEXT NOT NULL,
    first_day {day} NOT NULL,
    last_day {day} NOT NULL,
    thousandths {int} NOT NULL,
    source TEXT NOT NULL,
    batch_id {id},
    recorded_at {instant} NOT NULL,
    recorded_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, source_key),
    FOREIGN KEY (agency_id, service_id) REFERENCES organization_service (agency_id, service_id)
);

CREATE INDEX organization_fact_by_service ON organization_fact (agency_id, service_id, first_day);

-- The import a volume came with, by which it can be taken back.
ALTER TABLE organization_volume ADD COLUMN batch_id {id};
