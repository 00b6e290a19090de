--liquibase formatted sql

-- Which days of a device changed, so that sums in the memory of any process are known to hold or not.

--changeset tokenspeed:009-usage-change
CREATE TABLE usage_change (
  device_no BIGINT NOT NULL,
  day_start BIGINT NOT NULL, -- of a day in UTC with a change; -1 for the newest change of any day
  mark BIGINT NOT NULL, -- random, another one with each change
  PRIMARY KEY (device_no, day_start)
)${clustered};
