-- A follower hears one kind: it finds its next event without walking over all others.
CREATE INDEX foundation_outbox_kind ON foundation_outbox (kind, position);
