CREATE TABLE foundation_outbox (
    position {identity},
    agency_id {id} NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    at {instant} NOT NULL
);

CREATE TABLE foundation_follower (
    name TEXT PRIMARY KEY,
    position {int} NOT NULL
);
