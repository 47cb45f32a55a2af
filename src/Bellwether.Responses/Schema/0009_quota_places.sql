-- Which places of which quotas a response took, so that they are free again when it is excluded. Gone when it is erased.
CREATE TABLE responses_quota_place (
    collector_id {id} NOT NULL,
    response_id {id} NOT NULL,
    quota TEXT NOT NULL,
    agency_id {id} NOT NULL,
    PRIMARY KEY (collector_id, response_id, quota)
);
