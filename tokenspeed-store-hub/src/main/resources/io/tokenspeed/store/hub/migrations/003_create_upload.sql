--liquibase formatted sql

-- What makes a request count once.

--changeset tokenspeed:003-nonce
CREATE TABLE nonce (
  device_id TEXT NOT NULL,
  nonce TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (device_id, nonce)
)${clustered};

--changeset tokenspeed:003-receipt
-- The same payload has the same time of its making, so what comes at the same time lies together, whoever sent it.
CREATE TABLE receipt (
  created_at BIGINT NOT NULL, -- by the device's clock
  device_no BIGINT NOT NULL,
  payload_sha256 ${bytes} NOT NULL,
  received_at BIGINT NOT NULL,
  accepted BIGINT NOT NULL,
  duplicates BIGINT NOT NULL,
  details TEXT, -- rejected and stale records, one per line; null for none
  PRIMARY KEY (created_at, device_no, payload_sha256)
)${clustered};
