-- What an agency made of an index: its own weights, floors and targets. A version never changes; a revision is a new one.
CREATE TABLE measurement_index_version (
    agency_id {id} NOT NULL,
    index_key TEXT NOT NULL,
    version {int} NOT NULL,
    definition TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_at {instant} NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, index_key, version)
);

-- What an index said when it was kept. Late answers make a new revision; another version of the method, another row.
CREATE TABLE measurement_index_kept (
    agency_id {id} NOT NULL,
    index_key TEXT NOT NULL,
    version {int} NOT NULL,
    subject_id {id} NOT NULL,
    period TEXT NOT NULL,
    revision {int} NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_name TEXT NOT NULL,
    score_thousandths {int},
    low_thousandths {int},
    high_thousandths {int},
    coverage_thousandths {int} NOT NULL,
    answers {int} NOT NULL,
    kept_at {instant} NOT NULL,
    kept_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, index_key, version, subject_id, period, revision)
);
