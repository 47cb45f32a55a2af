-- What is known of a service beside its name. A change is a new revision; earlier ones stay, no longer current.
CREATE TABLE organization_service_profile (
    agency_id {id} NOT NULL,
    service_id {id} NOT NULL,
    revision {int} NOT NULL,
    is_current {bool} NOT NULL,
    profile TEXT NOT NULL,
    recorded_at {instant} NOT NULL,
    recorded_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, service_id, revision),
    FOREIGN KEY (agency_id, service_id) REFERENCES organization_service (agency_id, service_id)
);

-- Which service another one stands on. No way through these rows leads back to where it began.
CREATE TABLE organization_service_support (
    agency_id {id} NOT NULL,
    service_id {id} NOT NULL,
    supports_id {id} NOT NULL,
    PRIMARY KEY (agency_id, service_id, supports_id),
    FOREIGN KEY (agency_id, service_id) REFERENCES organization_service (agency_id, service_id),
    FOREIGN KEY (agency_id, supports_id) REFERENCES organization_service (agency_id, service_id)
);

-- A journey with its stages, a segment, a persona: each revision whole, as people wrote it. Services, units, segments and
-- evidence are named by their ids inside.
CREATE TABLE organization_journey (
    agency_id {id} NOT NULL REFERENCES organization_agency (agency_id),
    slug TEXT NOT NULL,
    revision {int} NOT NULL,
    is_current {bool} NOT NULL,
    journey TEXT NOT NULL,
    recorded_at {instant} NOT NULL,
    recorded_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, slug, revision)
);

CREATE TABLE organization_segment (
    agency_id {id} NOT NULL REFERENCES organization_agency (agency_id),
    slug TEXT NOT NULL,
    revision {int} NOT NULL,
    is_current {bool} NOT NULL,
    segment TEXT NOT NULL,
    recorded_at {instant} NOT NULL,
    recorded_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, slug, revision)
);

CREATE TABLE organization_persona (
    agency_id {id} NOT NULL REFERENCES organization_agency (agency_id),
    slug TEXT NOT NULL,
    revision {int} NOT NULL,
    is_current {bool} NOT NULL,
    persona TEXT NOT NULL,
    recorded_at {instant} NOT NULL,
    recorded_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, slug, revision)
);

-- Evidence that is taken away stays as a row with the reason: what rested on it must be able to say so.
CREATE TABLE organization_evidence (
    agency_id {id} NOT NULL REFERENCES organization_agency (agency_id),
    evidence_id {id} NOT NULL,
    segment TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    day {day} NOT NULL,
    people {int},
    added_at {instant} NOT NULL,
    added_by TEXT NOT NULL,
    removed_at {instant},
    removed_by TEXT,
    removed_reason TEXT,
    PRIMARY KEY (agency_id, evidence_id)
);
