CREATE TABLE monitoring_subscription (
    agency_id {id} NOT NULL,
    subscription_id {id} NOT NULL,
    kind {int} NOT NULL,
    address TEXT NOT NULL,
    secret TEXT,
    service_id {id},
    language TEXT NOT NULL,
    daily {bool} NOT NULL,
    quiet_from {int},
    quiet_to {int},
    added_by TEXT NOT NULL,
    added_at {instant} NOT NULL,
    PRIMARY KEY (agency_id, subscription_id)
);

CREATE TABLE monitoring_notice (
    agency_id {id} NOT NULL,
    subscription_id {id} NOT NULL,
    alert_id {id} NOT NULL,
    due_at {instant} NOT NULL,
    tries {int} NOT NULL,
    sent_at {instant},
    given_up {bool} NOT NULL,
    last_error TEXT,
    PRIMARY KEY (agency_id, subscription_id, alert_id)
);

CREATE INDEX monitoring_notice_due ON monitoring_notice (given_up, sent_at, due_at);
