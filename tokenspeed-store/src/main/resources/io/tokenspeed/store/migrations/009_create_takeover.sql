--liquibase formatted sql

--changeset tokenspeed:009-takeover
CREATE TABLE takeover (
  path TEXT NOT NULL, -- absolute
  digest TEXT NOT NULL, -- SHA-256 of the content
  size INTEGER NOT NULL, -- bytes, with its log
  modified INTEGER NOT NULL, -- epoch ms, of file or log, whichever is later
  taken_at INTEGER NOT NULL, -- epoch ms
  rows INTEGER NOT NULL, -- requests that were new here
  present INTEGER NOT NULL, -- requests that were here already
  skipped INTEGER NOT NULL, -- rows whose values make no sense
  outcome TEXT NOT NULL, -- taken, or why not
  PRIMARY KEY (path, digest)
) WITHOUT ROWID;
