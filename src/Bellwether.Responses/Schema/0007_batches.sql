-- The import a response or tally came with; null for what people sent themselves. An import is taken back by it.
ALTER TABLE responses_response ADD COLUMN batch_id {id};
ALTER TABLE responses_tally ADD COLUMN batch_id {id};
