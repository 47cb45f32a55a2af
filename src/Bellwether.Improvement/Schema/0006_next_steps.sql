-- What happens next after somebody has asked for a service: the words of the public page, one row a service.
CREATE TABLE improvement_next_page (
    agency_id {id} NOT NULL,
    service_id {id} NOT NULL,
    words TEXT NOT NULL,
    published {bool} NOT NULL,
    changed_at {instant} NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, service_id)
);

-- Where each case stands, as the case system said last. A case is known by a keyed hash of its number: no number, no person.
CREATE TABLE improvement_status (
    agency_id {id} NOT NULL,
    service_id {id} NOT NULL,
    reference {bytes} NOT NULL,
    stage {int} NOT NULL,
    received_on {day} NOT NULL,
    since {day} NOT NULL,
    promised_on {day},
    decided_on {day},
    feed_at {instant} NOT NULL,
    PRIMARY KEY (agency_id, service_id, reference)
);

CREATE INDEX improvement_status_reference ON improvement_status (agency_id, reference);

-- When the case system last told how things stand: an old feed hides every estimate.
CREATE TABLE improvement_status_feed (
    agency_id {id} NOT NULL,
    service_id {id} NOT NULL,
    feed_id {id} NOT NULL,
    feed_at {instant} NOT NULL,
    recorded_at {instant} NOT NULL,
    recorded_by TEXT NOT NULL,
    rows_read {int} NOT NULL,
    rows_kept {int} NOT NULL,
    rows_refused {int} NOT NULL,
    PRIMARY KEY (agency_id, feed_id)
);

CREATE INDEX improvement_status_feed_service ON improvement_status_feed (agency_id, service_id, feed_at);

-- What the public ledger says beside a change: who and how many said it, what could not be done, whom it is owed to.
CREATE TABLE improvement_ledger (
    agency_id {id} NOT NULL,
    change_id {id} NOT NULL,
    theme_id TEXT,
    heard_count {int},
    heard_from {day},
    heard_until {day},
    could_not {bool} NOT NULL,
    credit_en TEXT,
    credit_es TEXT,
    changed_at {instant} NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, change_id)
);
