CREATE TABLE access_grant (
    agency_id {id} NOT NULL,
    account_id {id} NOT NULL REFERENCES access_account (id),
    unit_id {id},
    role {int} NOT NULL,
    granted_at {instant} NOT NULL,
    granted_by TEXT NOT NULL
);

-- A null unit is the whole agency. Nulls are distinct in unique keys, so there are two.
CREATE UNIQUE INDEX access_grant_unit ON access_grant (agency_id, account_id, role, unit_id) WHERE unit_id IS NOT NULL;
CREATE UNIQUE INDEX access_grant_agency ON access_grant (agency_id, account_id, role) WHERE unit_id IS NULL;

CREATE TABLE access_link (
    token_hash {bytes} PRIMARY KEY,
    agency_id {id} NOT NULL,
    account_id {id} NOT NULL REFERENCES access_account (id),
    kind {int} NOT NULL,
    created_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    redeemed_at {instant}
);

CREATE INDEX access_link_account ON access_link (agency_id, account_id);

CREATE TABLE access_session (
    session_id {id} PRIMARY KEY,
    agency_id {id} NOT NULL,
    account_id {id} NOT NULL REFERENCES access_account (id),
    started_at {instant} NOT NULL
);

CREATE INDEX access_session_account ON access_session (agency_id, account_id);

CREATE TABLE access_audit (
    agency_id {id} NOT NULL,
    position {int} NOT NULL,
    at {instant} NOT NULL,
    account_id {id},
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash {bytes} NOT NULL,
    PRIMARY KEY (agency_id, position)
);

-- The end of each agency's chain: its row is the lock that keeps the chain in one line.
CREATE TABLE access_audit_head (
    agency_id {id} PRIMARY KEY,
    position {int} NOT NULL,
    hash {bytes} NOT NULL
);

-- Keys that sign cookies. They belong to the installation, not to an agency.
CREATE TABLE access_key (
    name TEXT PRIMARY KEY,
    xml TEXT NOT NULL,
    created_at {instant} NOT NULL
);
