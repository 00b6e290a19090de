--liquibase formatted sql

--changeset tokenspeed:011-findings
ALTER TABLE file_cursor ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0; -- stored records with an impossible counter
ALTER TABLE file_cursor ADD COLUMN findings TEXT NOT NULL DEFAULT ''; -- the first bad or doubtful records, one a line

--changeset tokenspeed:011-provider-ids
ALTER TABLE requests ADD COLUMN response_id TEXT; -- what the provider called the answer
ALTER TABLE requests ADD COLUMN request_id TEXT; -- what the provider called the call
