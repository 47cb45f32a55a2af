-- What a comment is about and how it feels. No word of it is copied. "themes" is " status waiting " in alphabetical order.
-- "said" is what was coded before a person corrected it; it is kept so that agreement can be counted.
CREATE TABLE responses_coding (
    collector_id {id} NOT NULL,
    day {day} NOT NULL,
    response_id {id} NOT NULL,
    item_index {int} NOT NULL,
    agency_id {id} NOT NULL,
    channel TEXT NOT NULL,
    language TEXT NOT NULL,
    favourable {bool},
    coder {int} NOT NULL,
    feeling {int},
    themes TEXT NOT NULL,
    said_feeling {int},
    said_themes TEXT NOT NULL,
    corrected_by TEXT,
    corrected_at {instant},
    PRIMARY KEY (collector_id, day, response_id, item_index)
);

CREATE INDEX responses_coding_corrected ON responses_coding (agency_id, corrected_at);

-- Which comments hold a word, by a number made of the word: found without a copy of anything that was written.
CREATE TABLE responses_word (
    collector_id {id} NOT NULL,
    day {day} NOT NULL,
    response_id {id} NOT NULL,
    item_index {int} NOT NULL,
    word {int} NOT NULL,
    agency_id {id} NOT NULL,
    PRIMARY KEY (collector_id, day, response_id, item_index, word)
);

CREATE INDEX responses_word_found ON responses_word (collector_id, word, day, response_id, item_index);

-- Themes an agency changed or added. What is shipped stays in packs; a row here stands before it and outlives every update.
CREATE TABLE responses_theme (
    agency_id {id} NOT NULL,
    theme_id TEXT NOT NULL,
    name TEXT NOT NULL,
    seeds TEXT NOT NULL,
    is_used {bool} NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at {instant} NOT NULL,
    PRIMARY KEY (agency_id, theme_id)
);

-- Grows with every correction and every change of the dictionary: comments coded under a smaller number may be coded again.
CREATE TABLE responses_coder (
    agency_id {id} PRIMARY KEY,
    stamp {int} NOT NULL
);

-- Words that may be shown outside once a second person agrees: where they stand in the comment, never the words themselves.
CREATE TABLE responses_quote (
    quote_id {id} PRIMARY KEY,
    agency_id {id} NOT NULL,
    collector_id {id} NOT NULL,
    day {day} NOT NULL,
    response_id {id} NOT NULL,
    item_index {int} NOT NULL,
    start_at {int} NOT NULL,
    size {int} NOT NULL,
    fingerprint TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_account {id},
    proposed_at {instant} NOT NULL,
    decided_by TEXT,
    approved {bool},
    decided_at {instant}
);

CREATE INDEX responses_quote_agency ON responses_quote (agency_id, proposed_at);
CREATE INDEX responses_quote_place ON responses_quote (collector_id, day, response_id);
