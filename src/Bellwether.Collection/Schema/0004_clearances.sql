-- What lets an agency ask. Terms change with a new revision; what they were stands in collection_clearance_step.
CREATE TABLE collection_clearance (
    agency_id {id} NOT NULL,
    clearance_id {id} NOT NULL,
    basis TEXT NOT NULL,
    title TEXT NOT NULL,
    control_number TEXT NOT NULL,
    expires_on {day},
    burden_minutes {real} NOT NULL,
    responses_per_year {int},
    hours_per_year {real},
    may_publish {bool} NOT NULL,
    sponsor TEXT NOT NULL,
    privacy_statement TEXT,
    attested_by TEXT NOT NULL,
    attested_on {day} NOT NULL,
    revision {int} NOT NULL,
    -- The smallest warning given so far, in days before the end; the share of the year's budget told so far, in percent.
    warned_days {int},
    told_percent {int} NOT NULL,
    told_year {int} NOT NULL,
    PRIMARY KEY (agency_id, clearance_id)
);

-- Which frozen version may be asked under it. The hash binds the yes to every letter.
CREATE TABLE collection_clearance_version (
    agency_id {id} NOT NULL,
    clearance_id {id} NOT NULL,
    version_id {id} NOT NULL,
    content_hash TEXT NOT NULL,
    attested_at {instant} NOT NULL,
    attested_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, clearance_id, version_id),
    FOREIGN KEY (agency_id, clearance_id) REFERENCES collection_clearance (agency_id, clearance_id),
    FOREIGN KEY (agency_id, version_id) REFERENCES instruments_version (agency_id, version_id)
);

CREATE TABLE collection_clearance_step (
    agency_id {id} NOT NULL,
    clearance_id {id} NOT NULL,
    number {int} NOT NULL,
    done_at {instant} NOT NULL,
    done_by TEXT NOT NULL,
    what TEXT NOT NULL,
    terms TEXT NOT NULL,
    PRIMARY KEY (agency_id, clearance_id, number),
    FOREIGN KEY (agency_id, clearance_id) REFERENCES collection_clearance (agency_id, clearance_id)
);

-- Whose rules an agency lives under; without a row, the usual pack.
CREATE TABLE collection_jurisdiction (
    agency_id {id} NOT NULL PRIMARY KEY,
    pack TEXT NOT NULL,
    chosen_at {instant} NOT NULL,
    chosen_by TEXT NOT NULL
);

-- What the privacy notice of a form says beyond the usual; the agency's own lines have an empty collector.
CREATE TABLE collection_privacy_notice (
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    lines TEXT NOT NULL,
    saved_at {instant} NOT NULL,
    saved_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, collector_id)
);

ALTER TABLE collection_collector ADD COLUMN clearance_id {id};

CREATE INDEX collection_collector_clearance ON collection_collector (agency_id, clearance_id);

-- Approvals written on collectors so far become clearances, one for each number with its day and minutes. The id is that of the
-- first collector that had it.
INSERT INTO collection_clearance (agency_id, clearance_id, basis, title, control_number, expires_on, burden_minutes,
    may_publish, sponsor, attested_by, attested_on, revision, told_percent, told_year)
SELECT c.agency_id, c.collector_id, 'control_number', 'Approval ' || c.control_number, c.control_number, c.clearance_expires,
    COALESCE(c.burden_minutes, 0), 0, '', c.opened_by, 0, 1, 0, 0
FROM collection_collector c
WHERE c.control_number IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM collection_collector d
    WHERE d.agency_id = c.agency_id AND d.control_number = c.control_number
        AND COALESCE(d.clearance_expires, 0) = COALESCE(c.clearance_expires, 0)
        AND COALESCE(d.burden_minutes, 0) = COALESCE(c.burden_minutes, 0) AND d.collector_id < c.collector_id);

UPDATE collection_clearance SET attested_on = (
    SELECT CAST(c.opened_at / 86400000 AS INTEGER) + 719162 FROM collection_collector c
    WHERE c.agency_id = collection_clearance.agency_id AND c.collector_id = collection_clearance.clearance_id);

UPDATE collection_collector SET clearance_id = (
    SELECT k.clearance_id FROM collection_clearance k
    WHERE k.agency_id = collection_collector.agency_id AND k.control_number = collection_collector.control_number
        AND COALESCE(k.expires_on, 0) = COALESCE(collection_collector.clearance_expires, 0)
        AND k.burden_minutes = COALESCE(collection_collector.burden_minutes, 0))
WHERE control_number IS NOT NULL;

-- What was asked so far was asked under that approval: a frozen version never changes, so its id is enough.
INSERT INTO collection_clearance_version (agency_id, clearance_id, version_id, content_hash, attested_at, attested_by)
SELECT agency_id, clearance_id, version_id, '', MIN(opened_at), MIN(opened_by)
FROM collection_collector WHERE clearance_id IS NOT NULL GROUP BY agency_id, clearance_id, version_id;

ALTER TABLE collection_collector DROP COLUMN control_number;
ALTER TABLE collection_collector DROP COLUMN clearance_expires;
ALTER TABLE collection_collector DROP COLUMN burden_minutes;
