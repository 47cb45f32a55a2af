-- A response with a row here is kept and not reportable: it is in no figure, comment list, export or filing.
-- "counts" says whether it would be counted otherwise; "slice" lets figures of one channel say how many they leave out.
CREATE TABLE responses_exclusion (
    collector_id {id} NOT NULL,
    day {day} NOT NULL,
    response_id {id} NOT NULL,
    agency_id {id} NOT NULL,
    reason {int} NOT NULL,
    slice TEXT NOT NULL,
    counts {bool} NOT NULL,
    note TEXT NOT NULL,
    excluded_by TEXT NOT NULL,
    excluded_at {instant} NOT NULL,
    PRIMARY KEY (collector_id, day, response_id)
);

-- Every exclusion and restoring, never changed: their number also tells whether a column segment is still current.
CREATE TABLE responses_moderation (
    collector_id {id} NOT NULL,
    day {day} NOT NULL,
    response_id {id} NOT NULL,
    moderation_id {id} NOT NULL,
    agency_id {id} NOT NULL,
    restored {bool} NOT NULL,
    reason {int} NOT NULL,
    note TEXT NOT NULL,
    done_by TEXT NOT NULL,
    done_at {instant} NOT NULL,
    PRIMARY KEY (collector_id, day, response_id, moderation_id)
);
