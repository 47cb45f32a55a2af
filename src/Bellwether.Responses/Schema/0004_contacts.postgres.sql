-- E-mail addresses and telephone numbers, apart from answers: found from a response (to erase it) by a one-way fingerprint
-- of its id, never the other way round, and without the day.
CREATE TABLE responses_contact (
    collector_id {id} NOT NULL,
    contact_id {id} NOT NULL,
    item_index {int} NOT NULL,
    agency_id {id} NOT NULL,
    version_id {id} NOT NULL,
    month {int} NOT NULL,
    contact TEXT NOT NULL,
    PRIMARY KEY (collector_id, contact_id, item_index)
);

-- How many places of a quota are taken; written in the transaction that takes them.
CREATE TABLE responses_quota (
    collector_id {id} NOT NULL,
    quota TEXT NOT NULL,
    agency_id {id} NOT NULL,
    taken {int} NOT NULL,
    PRIMARY KEY (collector_id, quota)
);

ALTER TABLE responses_contact ALTER COLUMN contact SET STATISTICS 0;
