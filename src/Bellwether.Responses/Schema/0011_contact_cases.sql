-- Which contact a case may write to. Made when the case is opened; it names no answer, and goes with the contact.
CREATE TABLE responses_contact_hold (
    agency_id {id} NOT NULL,
    case_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    contact_id {id} NOT NULL,
    PRIMARY KEY (agency_id, case_id)
);

CREATE INDEX responses_contact_hold_contact ON responses_contact_hold (collector_id, contact_id);
