-- Whether people were asked (survey) or wrote by themselves (unasked). What came unasked is never pooled with survey scores.
ALTER TABLE collection_collector ADD COLUMN source_kind TEXT NOT NULL DEFAULT 'survey';

-- A file that is being looked at on the page, before it is imported. Its bytes lie in the spool folder under this id.
CREATE TABLE collection_upload (
    agency_id {id} NOT NULL,
    upload_id {id} NOT NULL,
    file_name TEXT NOT NULL,
    mapping TEXT NOT NULL,
    uploaded_at {instant} NOT NULL,
    uploaded_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, upload_id)
);
