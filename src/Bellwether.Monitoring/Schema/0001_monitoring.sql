CREATE TABLE monitoring_alert (
    agency_id {id} NOT NULL,
    alert_id {id} NOT NULL,
    service_id {id} NOT NULL,
    raised_on {day} NOT NULL,
    raised_at {instant} NOT NULL,
    is_history {bool} NOT NULL,
    owner_id {id},
    owner_name TEXT,
    snoozed_until {day},
    snooze_reason TEXT,
    verdict {int} NOT NULL,
    verdict_note TEXT,
    judged_on {day},
    judged_by TEXT,
    PRIMARY KEY (agency_id, alert_id)
);

CREATE INDEX monitoring_alert_service ON monitoring_alert (agency_id, service_id, raised_on);

CREATE TABLE monitoring_signal (
    agency_id {id} NOT NULL,
    alert_id {id} NOT NULL,
    stream TEXT NOT NULL,
    kind {int} NOT NULL,
    measure TEXT NOT NULL,
    channel TEXT NOT NULL,
    series TEXT NOT NULL,
    raised_on {day} NOT NULL,
    since {day} NOT NULL,
    usual_share {real} NOT NULL,
    usual_answers {int} NOT NULL,
    favourable_since {int} NOT NULL,
    answers_since {int} NOT NULL,
    log_evidence {real} NOT NULL,
    over_dispersion {real} NOT NULL,
    PRIMARY KEY (agency_id, alert_id, stream, kind)
);

CREATE INDEX monitoring_signal_stream ON monitoring_signal (agency_id, stream, kind, raised_on);
