-- What readers of sums have been shown of one question: blocks of enough people (docs/methods/told-steps.md). Sums, no answers.
CREATE TABLE measurement_told_head (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    version_id {id} NOT NULL,
    item_key TEXT NOT NULL,
    revision {int} NOT NULL,
    PRIMARY KEY (collector_id, version_id, item_key)
);

CREATE TABLE measurement_told (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    version_id {id} NOT NULL,
    item_key TEXT NOT NULL,
    month {int} NOT NULL,
    slice TEXT NOT NULL,
    level {int} NOT NULL,
    sums {bytes} NOT NULL,
    past {bytes} NOT NULL,
    told_at {instant} NOT NULL,
    PRIMARY KEY (collector_id, version_id, item_key, month, slice, level)
);

-- Views of explore that somebody keeps: the address after the question mark, under a name.
CREATE TABLE measurement_view (
    agency_id {id} NOT NULL,
    view_id {id} NOT NULL,
    owner_id {id} NOT NULL,
    owner_name TEXT NOT NULL,
    unit_id {id},
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    saved_at {instant} NOT NULL,
    PRIMARY KEY (agency_id, view_id)
);

CREATE INDEX measurement_view_owner ON measurement_view (agency_id, owner_id);
