--liquibase formatted sql

-- What changes a cost besides model, tier and tokens.

--changeset tokenspeed:016-billing-columns
ALTER TABLE requests ADD COLUMN region TEXT; -- that inference was bound to; NULL where it was free to run anywhere
ALTER TABLE requests ADD COLUMN web_searches INTEGER; -- of the provider, billed by the call; NULL for none
ALTER TABLE requests ADD COLUMN passes TEXT; -- input,cache_read,cache_write_5m,cache_write_1h,output of each; NULL for one

-- The logged cost of a message was given to its advisors, too.
--changeset tokenspeed:016-advisor-cost
UPDATE requests SET cost_logged_nano = NULL, cost = cost_computed_nano / 1e9
WHERE tool = 'claude' AND cost_logged_nano IS NOT NULL AND id LIKE '%:advisor:%';

-- Costs and counts that cannot be true are not believed any more.
--changeset tokenspeed:016-believed-costs
UPDATE requests SET cost_computed_nano = NULL, price_id = NULL
WHERE cost_computed_nano NOT BETWEEN 0 AND 100000000000000;
UPDATE requests SET cost_logged_nano = NULL, cost = cost_computed_nano / 1e9
WHERE cost_logged_nano NOT BETWEEN 0 AND 10000000000000;

--changeset tokenspeed:016-believed-tokens
UPDATE requests SET
  output_tokens = 0, reasoning_tokens = 0, output_reliable = 0, speed_tokens = NULL, speed_ms = NULL, output_tps = NULL
WHERE tool IS NOT NULL AND output_tokens + reasoning_tokens > 1000000000;
INSERT OR IGNORE INTO dirty_hour
SELECT DISTINCT CAST(COALESCE(completed_at, started_at) AS INTEGER) / 3600000 FROM requests
WHERE input_tokens NOT BETWEEN 0 AND 1000000000 OR cache_read NOT BETWEEN 0 AND 1000000000
  OR cache_write NOT BETWEEN 0 AND 1000000000 OR output_tokens NOT BETWEEN 0 AND 1000000000
  OR (tool IS NULL AND cost NOT BETWEEN 0 AND 10000);
