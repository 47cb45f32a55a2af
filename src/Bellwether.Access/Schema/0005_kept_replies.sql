-- What programs were answered to requests that carry an idempotency key: a repeat gets the same. Without a status it is only
-- claimed: the outcome was not kept yet, or the machine stopped in between.
CREATE TABLE access_kept_reply (
    agency_id {id} NOT NULL,
    key_id {id} NOT NULL,
    idempotency_key TEXT NOT NULL,
    fingerprint {bytes} NOT NULL,
    claimed_at {instant} NOT NULL,
    status {int},
    location TEXT,
    etag TEXT,
    body {bytes},
    PRIMARY KEY (agency_id, key_id, idempotency_key)
);
