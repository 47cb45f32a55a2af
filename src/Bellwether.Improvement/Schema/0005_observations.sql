-- What people at the front saw. A mark is one person saying "me too"; an anonymous one keeps nothing of who it was.
CREATE TABLE improvement_observation (
    agency_id {id} NOT NULL,
    observation_id {id} NOT NULL,
    service_id {id} NOT NULL,
    kind {int} NOT NULL,
    what TEXT NOT NULL,
    what_key TEXT NOT NULL,
    barrier TEXT NOT NULL,
    system TEXT NOT NULL,
    logged_on {day} NOT NULL,
    due_on {day} NOT NULL,
    standing {int} NOT NULL,
    answer TEXT,
    answered_by TEXT,
    answered_on {day},
    PRIMARY KEY (agency_id, observation_id)
);

CREATE INDEX improvement_observation_same ON improvement_observation (agency_id, service_id, what_key, logged_on);

CREATE TABLE improvement_mark (
    agency_id {id} NOT NULL,
    observation_id {id} NOT NULL,
    mark_id {id} NOT NULL,
    marked_on {day} NOT NULL,
    often {int} NOT NULL,
    minutes {int} NOT NULL,
    named TEXT,
    PRIMARY KEY (agency_id, observation_id, mark_id)
);
