-- Questions of agents to whoever owns a service, with the day an answer is due.
CREATE TABLE improvement_ask (
    agency_id {id} NOT NULL,
    ask_id {id} NOT NULL,
    service_id {id} NOT NULL,
    question TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_account {id},
    asked_on {day} NOT NULL,
    due_on {day} NOT NULL,
    standing {int} NOT NULL,
    answer TEXT,
    answered_by TEXT,
    answered_on {day},
    PRIMARY KEY (agency_id, ask_id)
);

CREATE INDEX improvement_ask_open ON improvement_ask (agency_id, standing, due_on);
