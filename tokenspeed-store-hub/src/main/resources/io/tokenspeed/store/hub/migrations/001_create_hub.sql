--liquibase formatted sql

-- Who the hub is, and what was done. Times are seconds since the epoch, in all tables.

--changeset tokenspeed:001-hub
CREATE TABLE hub (
  hub_id TEXT PRIMARY KEY,
  epoch BIGINT NOT NULL, -- rises with every restore
  resend_since BIGINT,
  schema_version BIGINT NOT NULL -- of these migrations
);

--changeset tokenspeed:001-audit
CREATE TABLE audit (
  id ${identity},
  actor TEXT NOT NULL,
  request_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  action TEXT NOT NULL, -- object.verb
  target TEXT NOT NULL,
  detail TEXT NOT NULL
);
