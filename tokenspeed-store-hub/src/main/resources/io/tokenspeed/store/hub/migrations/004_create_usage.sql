--liquibase formatted sql

-- Buckets, and their sums per hour and day in UTC. The three tables have the same counters, so that a range is added up
-- from the largest parts that fit. Time comes first in their keys: what all devices send now lies in few pages.

--changeset tokenspeed:004-series
CREATE TABLE series (
  series_id ${identity},
  device_no BIGINT NOT NULL,
  project_id TEXT NOT NULL,
  tool TEXT NOT NULL,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  UNIQUE (device_no, project_id, tool, provider, model)
);

--changeset tokenspeed:004-usage-bucket
CREATE TABLE usage_bucket (
  series_id BIGINT NOT NULL,
  bucket_start BIGINT NOT NULL,
  bucket_seconds BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  salt_epoch BIGINT NOT NULL,
  record_sha256 ${bytes} NOT NULL, -- empty for the predecessor's plugin
  requests BIGINT NOT NULL, -- attempts with usage
  rate_limited BIGINT NOT NULL,
  timeouts BIGINT NOT NULL,
  server_errors BIGINT NOT NULL,
  client_errors BIGINT NOT NULL,
  other_errors BIGINT NOT NULL,
  cancelled BIGINT NOT NULL,
  input BIGINT NOT NULL,
  cache_read BIGINT NOT NULL,
  cache_write_5m BIGINT NOT NULL,
  cache_write_1h BIGINT NOT NULL,
  output BIGINT NOT NULL, -- with reasoning
  reasoning BIGINT NOT NULL,
  nano_usd BIGINT NOT NULL,
  unpriced BIGINT NOT NULL, -- requests without a known cost
  decode_tokens BIGINT NOT NULL,
  decode_millis BIGINT NOT NULL,
  e2e_tokens BIGINT NOT NULL,
  e2e_millis BIGINT NOT NULL,
  approx_requests BIGINT NOT NULL,
  decode_count BIGINT NOT NULL, -- requests with a known decode speed
  e2e_count BIGINT NOT NULL,
  e2e_tps_sum BIGINT NOT NULL, -- thousandths of a token per second, as in the distribution
  e2e_tps_min BIGINT,
  e2e_tps_max BIGINT,
  legacy_count BIGINT NOT NULL, -- requests of the predecessor's plugin with a speed of its own kind
  legacy_tps_sum BIGINT NOT NULL,
  legacy_tps_min BIGINT,
  legacy_tps_max BIGINT,
  distributions ${bytes}, -- null when all are empty
  PRIMARY KEY (bucket_start, series_id, bucket_seconds)
)${clustered};

--changeset tokenspeed:004-usage-hour
CREATE TABLE usage_hour (
  hour_start BIGINT NOT NULL,
  series_id BIGINT NOT NULL,
  first_start BIGINT NOT NULL, -- of its buckets
  last_end BIGINT NOT NULL, -- of its buckets
  requests BIGINT NOT NULL, -- attempts with usage
  rate_limited BIGINT NOT NULL,
  timeouts BIGINT NOT NULL,
  server_errors BIGINT NOT NULL,
  client_errors BIGINT NOT NULL,
  other_errors BIGINT NOT NULL,
  cancelled BIGINT NOT NULL,
  input BIGINT NOT NULL,
  cache_read BIGINT NOT NULL,
  cache_write_5m BIGINT NOT NULL,
  cache_write_1h BIGINT NOT NULL,
  output BIGINT NOT NULL, -- with reasoning
  reasoning BIGINT NOT NULL,
  nano_usd BIGINT NOT NULL,
  unpriced BIGINT NOT NULL, -- requests without a known cost
  decode_tokens BIGINT NOT NULL,
  decode_millis BIGINT NOT NULL,
  e2e_tokens BIGINT NOT NULL,
  e2e_millis BIGINT NOT NULL,
  approx_requests BIGINT NOT NULL,
  decode_count BIGINT NOT NULL, -- requests with a known decode speed
  e2e_count BIGINT NOT NULL,
  e2e_tps_sum BIGINT NOT NULL, -- thousandths of a token per second, as in the distribution
  e2e_tps_min BIGINT,
  e2e_tps_max BIGINT,
  legacy_count BIGINT NOT NULL, -- requests of the predecessor's plugin with a speed of its own kind
  legacy_tps_sum BIGINT NOT NULL,
  legacy_tps_min BIGINT,
  legacy_tps_max BIGINT,
  distributions ${bytes},
  PRIMARY KEY (hour_start, series_id)
)${clustered};

--changeset tokenspeed:004-usage-day
CREATE TABLE usage_day (
  day_start BIGINT NOT NULL,
  series_id BIGINT NOT NULL,
  first_start BIGINT NOT NULL,
  last_end BIGINT NOT NULL,
  requests BIGINT NOT NULL, -- attempts with usage
  rate_limited BIGINT NOT NULL,
  timeouts BIGINT NOT NULL,
  server_errors BIGINT NOT NULL,
  client_errors BIGINT NOT NULL,
  other_errors BIGINT NOT NULL,
  cancelled BIGINT NOT NULL,
  input BIGINT NOT NULL,
  cache_read BIGINT NOT NULL,
  cache_write_5m BIGINT NOT NULL,
  cache_write_1h BIGINT NOT NULL,
  output BIGINT NOT NULL, -- with reasoning
  reasoning BIGINT NOT NULL,
  nano_usd BIGINT NOT NULL,
  unpriced BIGINT NOT NULL, -- requests without a known cost
  decode_tokens BIGINT NOT NULL,
  decode_millis BIGINT NOT NULL,
  e2e_tokens BIGINT NOT NULL,
  e2e_millis BIGINT NOT NULL,
  approx_requests BIGINT NOT NULL,
  decode_count BIGINT NOT NULL, -- requests with a known decode speed
  e2e_count BIGINT NOT NULL,
  e2e_tps_sum BIGINT NOT NULL, -- thousandths of a token per second, as in the distribution
  e2e_tps_min BIGINT,
  e2e_tps_max BIGINT,
  legacy_count BIGINT NOT NULL, -- requests of the predecessor's plugin with a speed of its own kind
  legacy_tps_sum BIGINT NOT NULL,
  legacy_tps_min BIGINT,
  legacy_tps_max BIGINT,
  distributions ${bytes},
  PRIMARY KEY (day_start, series_id)
)${clustered};
