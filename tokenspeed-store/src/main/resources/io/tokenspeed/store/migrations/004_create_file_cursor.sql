--liquibase formatted sql

--changeset tokenspeed:004-file-cursor
CREATE TABLE file_cursor (
  tool TEXT NOT NULL,
  path TEXT NOT NULL,
  file_key TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL, -- epoch ms
  read_offset INTEGER NOT NULL,
  head_hash TEXT NOT NULL,
  reader_version INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  records INTEGER NOT NULL,
  bad_lines INTEGER NOT NULL,
  problem TEXT,
  state TEXT NOT NULL,
  PRIMARY KEY (tool, path)
) WITHOUT ROWID;
