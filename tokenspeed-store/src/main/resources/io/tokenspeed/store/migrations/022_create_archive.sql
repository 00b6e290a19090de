--liquibase formatted sql

-- Hours of single requests as compressed blocks. Their sums stay in usage_hour.

--changeset tokenspeed:022-archive
CREATE TABLE archive_hour (
  hour INTEGER PRIMARY KEY, -- hours since the epoch, UTC
  requests INTEGER NOT NULL,
  interactions INTEGER NOT NULL,
  format INTEGER NOT NULL,
  speeds BLOB NOT NULL, -- before data, because reading it would walk the overflow pages of data otherwise
  sha256 BLOB NOT NULL, -- of data
  data BLOB NOT NULL
);
CREATE TABLE archive_key (
  key INTEGER NOT NULL, -- first 8 bytes of SHA-256 of kind:text
  hour INTEGER NOT NULL,
  PRIMARY KEY (key, hour)
) WITHOUT ROWID;
