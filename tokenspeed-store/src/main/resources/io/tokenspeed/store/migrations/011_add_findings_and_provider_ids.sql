--liquibase formatted sql

--changeset tokenspeed:011-findings
ALTER TABLE file_cursor ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0; -- stored records with an impossible counter
ALTER TABLE file_cursor ADD COLUMN findings TEXT NOT NULL DEFAULT ''; -- the first bad or doubtful records, one a line

--changeset tokenspeed:011-provider-ids
ALTER TABLE requests ADD COLUMN response_id TEXT; -- what the provider called the answer
ALTER TABLE requests ADD COLUMN request_id TEXT; -- what the provider called the call

-- From here on logs are read anew, and what is found in them differs where it was wrong. doctor tells from this what changed.
--changeset tokenspeed:011-counted-before
CREATE TABLE counted_before (
  tool TEXT PRIMARY KEY,
  noted_at INTEGER NOT NULL, -- epoch ms
  requests INTEGER NOT NULL, -- attempts that counted then
  tokens INTEGER NOT NULL -- of every class
) WITHOUT ROWID;
INSERT INTO counted_before
SELECT tool, CAST(strftime('%s', 'now') AS INTEGER) * 1000, COUNT(*),
  CAST(TOTAL(input_tokens + cache_read + cache_write + output_tokens + reasoning_tokens) AS INTEGER)
FROM requests WHERE tool IS NOT NULL AND superseded = 0 GROUP BY tool;
