-- How many answers were turned away, or marked, because of the way they were sent: sums by day. Nobody is in it, and no address.
CREATE TABLE collection_rejection (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    day {day} NOT NULL,
    reason {int} NOT NULL,
    count {int} NOT NULL,
    PRIMARY KEY (collector_id, day, reason)
);

CREATE INDEX collection_rejection_agency ON collection_rejection (agency_id, day);

-- Why an answer that was taken in may be spam, for whoever moderates. It is forgotten after ninety days.
CREATE TABLE collection_suspicion (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    response_id {id} NOT NULL,
    reason {int} NOT NULL,
    day {day} NOT NULL,
    PRIMARY KEY (collector_id, response_id, reason)
);

CREATE INDEX collection_suspicion_response ON collection_suspicion (agency_id, response_id);
