--liquibase formatted sql

-- Devices, how they came in, and their keys. Nothing tells which invite a device used, on purpose.

--changeset tokenspeed:002-invite
CREATE TABLE invite (
  invite_id TEXT PRIMARY KEY,
  token_sha256 TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  cohort TEXT NOT NULL,
  max_uses BIGINT NOT NULL,
  used BIGINT NOT NULL,
  require_approval BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT,
  created_by TEXT NOT NULL,
  CHECK (used <= max_uses)
);

--changeset tokenspeed:002-device
CREATE TABLE device (
  device_no ${identity},
  device_id TEXT NOT NULL UNIQUE,
  scheme TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('PENDING', 'ACTIVE', 'REVOKED')),
  cohort TEXT NOT NULL,
  label TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  enrolled_on TEXT NOT NULL, -- a day
  last_seen_on TEXT, -- a day
  agent_version TEXT,
  queue_class TEXT,
  acked_records BIGINT,
  acked_requests BIGINT
);

--changeset tokenspeed:002-tombstone
CREATE TABLE tombstone (
  device_sha256 TEXT PRIMARY KEY,
  erased_at BIGINT NOT NULL
);

--changeset tokenspeed:002-data-key
CREATE TABLE data_key (
  dek_id TEXT PRIMARY KEY,
  kek_id TEXT NOT NULL,
  iv TEXT NOT NULL,
  wrapped TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  uses BIGINT NOT NULL
);

--changeset tokenspeed:002-device-key
CREATE TABLE device_key (
  device_id TEXT NOT NULL REFERENCES device (device_id) ON DELETE CASCADE,
  key_no BIGINT NOT NULL,
  dek_id TEXT NOT NULL REFERENCES data_key (dek_id),
  iv TEXT NOT NULL,
  ciphertext TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('PENDING', 'ACTIVE', 'RETIRING')),
  not_after BIGINT,
  PRIMARY KEY (device_id, key_no),
  UNIQUE (dek_id, iv) -- an initialisation vector that is used twice breaks the encryption
);
