-- Something that somebody must answer. It knows a comment, or it holds a contact; never both in one place.
CREATE TABLE improvement_case (
    agency_id {id} NOT NULL,
    case_id {id} NOT NULL,
    number {int} NOT NULL,
    service_id {id} NOT NULL,
    source {int} NOT NULL,
    source_key TEXT NOT NULL,
    subject TEXT NOT NULL,
    state {int} NOT NULL,
    received_at {instant} NOT NULL,
    clock_from {instant} NOT NULL,
    due_at {instant},
    level {int} NOT NULL,
    level_at {instant},
    owner_id {id},
    owner_name TEXT,
    team_id {id},
    root_cause TEXT,
    acknowledged_at {instant},
    sent_at {instant},
    answered_at {instant},
    closed_at {instant},
    merged_into {id},
    contact_kinds {int} NOT NULL,
    contact_until {day},
    outcome_key {bytes},
    outcome_asked {bool} NOT NULL,
    outcome {int},
    revision {int} NOT NULL,
    PRIMARY KEY (agency_id, case_id)
);

CREATE UNIQUE INDEX improvement_case_number ON improvement_case (agency_id, number);
CREATE INDEX improvement_case_state ON improvement_case (agency_id, state, number);
CREATE INDEX improvement_case_outcome ON improvement_case (outcome_key);

-- Everything that was done, once and for ever.
CREATE TABLE improvement_case_step (
    agency_id {id} NOT NULL,
    case_id {id} NOT NULL,
    step_id {id} NOT NULL,
    place {int} NOT NULL,
    kind {int} NOT NULL,
    done_at {instant} NOT NULL,
    done_by_id {id},
    done_by TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (agency_id, case_id, step_id)
);

-- Replies on their way. The address is not here; the words go with the contact.
CREATE TABLE improvement_reply (
    agency_id {id} NOT NULL,
    reply_id {id} NOT NULL,
    case_id {id} NOT NULL,
    language TEXT NOT NULL,
    words TEXT NOT NULL,
    state {int} NOT NULL,
    tries {int} NOT NULL,
    next_at {instant} NOT NULL,
    problem TEXT,
    PRIMARY KEY (agency_id, reply_id)
);

CREATE INDEX improvement_reply_due ON improvement_reply (state, next_at);

-- How fast cases must move, when the agency works, and how long a contact is kept after closing.
CREATE TABLE improvement_case_clock (
    agency_id {id} NOT NULL PRIMARY KEY,
    acknowledge_days {int} NOT NULL,
    send_days {int} NOT NULL,
    answer_days {int} NOT NULL,
    opens_minute {int} NOT NULL,
    closes_minute {int} NOT NULL,
    contact_days {int} NOT NULL,
    holidays TEXT NOT NULL
);

CREATE TABLE improvement_case_count (
    agency_id {id} NOT NULL PRIMARY KEY,
    given {int} NOT NULL
);
