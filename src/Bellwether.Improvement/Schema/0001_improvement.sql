CREATE TABLE improvement_change (
    agency_id {id} NOT NULL,
    change_id {id} NOT NULL,
    service_id {id} NOT NULL,
    heard_en TEXT NOT NULL,
    heard_es TEXT,
    did_en TEXT NOT NULL,
    did_es TEXT,
    did_on {day} NOT NULL,
    effect_kind {int} NOT NULL,
    effect_en TEXT,
    effect_es TEXT,
    published {bool} NOT NULL,
    recorded_at {instant} NOT NULL,
    PRIMARY KEY (agency_id, change_id)
);

CREATE INDEX improvement_change_service ON improvement_change (agency_id, service_id, did_on);
