-- Whom the collecting office may ask about a filing: it stands in the older files.
ALTER TABLE publishing_filing ADD COLUMN contact_name TEXT NOT NULL DEFAULT '';
ALTER TABLE publishing_filing ADD COLUMN contact_email TEXT NOT NULL DEFAULT '';
