--liquibase formatted sql

-- How much devices have used of what they may ask, for all nodes.

--changeset tokenspeed:006-budget
CREATE TABLE device_budget (
  device_id TEXT NOT NULL,
  budget TEXT NOT NULL,
  full_at BIGINT NOT NULL, -- microseconds since the epoch
  PRIMARY KEY (device_id, budget)
)${clustered};
