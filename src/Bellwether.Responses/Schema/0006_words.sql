-- Collectors whose words staff may read. Without a row, only the screening role reads them.
CREATE TABLE responses_release (
    collector_id {id} PRIMARY KEY,
    agency_id {id} NOT NULL,
    to_all {bool} NOT NULL,
    released_by TEXT NOT NULL,
    released_at {instant} NOT NULL
);

-- Words that may say that somebody is in danger, waiting for a person. Written in the transaction of the response.
-- It names rules, never words. A drill has no response; its sentence is made up and stands in "drill".
CREATE TABLE responses_concern (
    collector_id {id} NOT NULL,
    day {day} NOT NULL,
    response_id {id} NOT NULL,
    agency_id {id} NOT NULL,
    tier {int} NOT NULL,
    kinds TEXT NOT NULL,
    rules TEXT NOT NULL,
    drill TEXT,
    raised_at {instant} NOT NULL,
    day_only {bool} NOT NULL,
    state {int} NOT NULL,
    verdict {int},
    PRIMARY KEY (collector_id, day, response_id)
);

CREATE INDEX responses_concern_queue ON responses_concern (agency_id, state, raised_at);

-- Who looked, answered for it, handed it on and closed it, and when.
CREATE TABLE responses_concern_step (
    collector_id {id} NOT NULL,
    day {day} NOT NULL,
    response_id {id} NOT NULL,
    step_id {id} NOT NULL,
    agency_id {id} NOT NULL,
    kind {int} NOT NULL,
    note TEXT NOT NULL,
    done_by TEXT NOT NULL,
    done_at {instant} NOT NULL,
    PRIMARY KEY (collector_id, day, response_id, step_id)
);
