CREATE TABLE organization_agency (
    agency_id {id} PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    abbreviation TEXT NOT NULL,
    abbreviation_key TEXT NOT NULL UNIQUE,
    first_fiscal_month {int} NOT NULL,
    zone_id TEXT NOT NULL,
    is_demo {bool} NOT NULL,
    registered_at {instant} NOT NULL
);

-- place = parent and name: two units under one parent cannot have one name, also where there is no parent.
CREATE TABLE organization_unit (
    agency_id {id} NOT NULL REFERENCES organization_agency (agency_id),
    unit_id {id} NOT NULL,
    parent_id {id},
    name TEXT NOT NULL,
    abbreviation TEXT NOT NULL,
    kind TEXT NOT NULL,
    external_id TEXT,
    place TEXT NOT NULL,
    added_at {instant} NOT NULL,
    added_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, unit_id),
    UNIQUE (agency_id, place),
    UNIQUE (agency_id, external_id),
    FOREIGN KEY (agency_id, parent_id) REFERENCES organization_unit (agency_id, unit_id)
);

CREATE TABLE organization_service (
    agency_id {id} NOT NULL,
    service_id {id} NOT NULL,
    unit_id {id} NOT NULL,
    name TEXT NOT NULL,
    name_es TEXT,
    name_key TEXT NOT NULL,
    slug TEXT NOT NULL,
    audience TEXT NOT NULL,
    is_designated {bool} NOT NULL,
    external_id TEXT,
    added_at {instant} NOT NULL,
    added_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, service_id),
    UNIQUE (agency_id, slug),
    UNIQUE (agency_id, external_id),
    UNIQUE (agency_id, unit_id, name_key),
    FOREIGN KEY (agency_id, unit_id) REFERENCES organization_unit (agency_id, unit_id)
);

-- A corrected volume is a new revision; earlier ones stay, no longer current.
CREATE TABLE organization_volume (
    agency_id {id} NOT NULL,
    source_key TEXT NOT NULL,
    revision {int} NOT NULL,
    is_current {bool} NOT NULL,
    service_id {id} NOT NULL,
    channel TEXT NOT NULL,
    first_day {day} NOT NULL,
    last_day {day} NOT NULL,
    customers {int},
    offered {int},
    source TEXT NOT NULL,
    scope_id {id},
    recorded_at {instant} NOT NULL,
    recorded_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, source_key, revision),
    FOREIGN KEY (agency_id, service_id) REFERENCES organization_service (agency_id, service_id)
);

CREATE INDEX organization_volume_by_service ON organization_volume (agency_id, service_id, first_day);
