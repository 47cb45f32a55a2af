-- Benchmarks that an agency brought in: its own past, like units elsewhere, private companies. A correction is a new revision.
CREATE TABLE measurement_own_benchmark (
    agency_id {id} NOT NULL,
    benchmark_key TEXT NOT NULL,
    revision {int} NOT NULL,
    is_current {bool} NOT NULL,
    benchmark TEXT NOT NULL,
    recorded_at {instant} NOT NULL,
    recorded_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, benchmark_key, revision)
);
