-- How many people were offered the questions, and how far they came: sums by day. Nobody is in it.
CREATE TABLE collection_offer (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    channel TEXT NOT NULL,
    day {day} NOT NULL,
    step {int} NOT NULL,
    count {int} NOT NULL,
    PRIMARY KEY (collector_id, channel, day, step)
);

CREATE INDEX collection_offer_agency ON collection_offer (agency_id, day);

-- What a person entered or a file brought: each is a fact of its own, taken back by a negative one.
CREATE TABLE collection_offer_entry (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    source_key TEXT NOT NULL,
    channel TEXT NOT NULL,
    day {day} NOT NULL,
    count {int} NOT NULL,
    note TEXT NOT NULL,
    entered_at {instant} NOT NULL,
    entered_by TEXT NOT NULL,
    PRIMARY KEY (collector_id, source_key),
    FOREIGN KEY (agency_id, collector_id) REFERENCES collection_collector (agency_id, collector_id)
);
