-- Rules that people write, who hears of them, and days on which an agency is closed.
CREATE TABLE monitoring_rule (
    agency_id {id} NOT NULL,
    rule_id {id} NOT NULL,
    kind {int} NOT NULL,
    service_id {id},
    channel TEXT NOT NULL,
    subject TEXT NOT NULL,
    bound {real} NOT NULL,
    days {int} NOT NULL,
    added_by TEXT NOT NULL,
    added_at {instant} NOT NULL,
    off_reason TEXT,
    off_by TEXT,
    off_at {instant},
    PRIMARY KEY (agency_id, rule_id)
);

CREATE TABLE monitoring_rule_hearer (
    agency_id {id} NOT NULL,
    rule_id {id} NOT NULL,
    subscription_id {id} NOT NULL,
    PRIMARY KEY (agency_id, rule_id, subscription_id)
);

CREATE TABLE monitoring_closed (
    agency_id {id} NOT NULL,
    closed_id {id} NOT NULL,
    first_day {day} NOT NULL,
    last_day {day} NOT NULL,
    service_id {id},
    name TEXT NOT NULL,
    added_by TEXT NOT NULL,
    added_at {instant} NOT NULL,
    PRIMARY KEY (agency_id, closed_id)
);

ALTER TABLE monitoring_signal ADD COLUMN rule_id {id};

ALTER TABLE monitoring_signal ADD COLUMN found {real};

ALTER TABLE monitoring_signal ADD COLUMN against {real};
