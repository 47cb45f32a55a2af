-- Keys for programs. Only the hash of a secret is kept. Scopes are numbers of permissions, parted by spaces.
CREATE TABLE access_api_key (
    agency_id {id} NOT NULL,
    key_id {id} NOT NULL,
    name TEXT NOT NULL,
    hint TEXT NOT NULL,
    secret_hash {bytes} NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    unit_id {id},
    created_at {instant} NOT NULL,
    created_by TEXT NOT NULL,
    expires_at {instant} NOT NULL,
    last_used_on {day},
    revoked_at {instant},
    PRIMARY KEY (agency_id, key_id)
);
