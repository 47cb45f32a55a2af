-- How a collector is delivered: which sites may embed it, how many visits are asked, how long nobody is asked again.
CREATE TABLE collection_delivery (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    origins TEXT NOT NULL,
    ask_every {int} NOT NULL,
    ask_percent {int} NOT NULL,
    quiet_days {int} NOT NULL,
    PRIMARY KEY (agency_id, collector_id),
    FOREIGN KEY (agency_id, collector_id) REFERENCES collection_collector (agency_id, collector_id)
);

-- Who was asked lately, as a keyed fingerprint that goes when its time is over. The person's own key is never written.
CREATE TABLE collection_quiet (
    agency_id {id} NOT NULL,
    fingerprint TEXT NOT NULL,
    until_day {day} NOT NULL,
    PRIMARY KEY (agency_id, fingerprint)
);

CREATE INDEX collection_quiet_until ON collection_quiet (agency_id, until_day);

CREATE TABLE collection_quiet_key (
    agency_id {id} PRIMARY KEY,
    secret {bytes} NOT NULL
);

-- A pile of paper forms. Sheets wait here until they are in the response log; then their answers are taken out of these rows.
CREATE TABLE collection_pile (
    agency_id {id} NOT NULL,
    pile_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    version_id {id} NOT NULL,
    name TEXT NOT NULL,
    is_double {bool} NOT NULL,
    is_closed {bool} NOT NULL,
    opened_at {instant} NOT NULL,
    opened_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, pile_id),
    FOREIGN KEY (agency_id, collector_id) REFERENCES collection_collector (agency_id, collector_id)
);

CREATE TABLE collection_sheet (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    sheet TEXT NOT NULL,
    pile_id {id} NOT NULL,
    place {int} NOT NULL,
    state {int} NOT NULL,
    language TEXT NOT NULL,
    first_answers TEXT NOT NULL,
    first_by TEXT NOT NULL,
    first_id {id},
    second_answers TEXT NOT NULL,
    second_by TEXT NOT NULL,
    typed_at {instant} NOT NULL,
    response_id {id},
    PRIMARY KEY (collector_id, sheet),
    FOREIGN KEY (agency_id, pile_id) REFERENCES collection_pile (agency_id, pile_id)
);

CREATE INDEX collection_sheet_pile ON collection_sheet (agency_id, pile_id, place);
