--liquibase formatted sql

-- What makes a request count once.

--changeset tokenspeed:003-nonce
CREATE TABLE nonce (
  device_id TEXT NOT NULL,
  nonce TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (device_id, nonce)
)${clustered};
-- Serves forgetting the ended ones.
CREATE INDEX idx_nonce_expires_at ON nonce (expires_at);

--changeset tokenspeed:003-receipt
CREATE TABLE receipt (
  device_no BIGINT NOT NULL,
  payload_sha256 ${bytes} NOT NULL,
  received_at BIGINT NOT NULL,
  accepted BIGINT NOT NULL,
  duplicates BIGINT NOT NULL,
  details TEXT, -- rejected and stale records, one per line; null for none
  PRIMARY KEY (device_no, payload_sha256)
)${clustered};
-- Serves forgetting the old ones.
CREATE INDEX idx_receipt_received_at ON receipt (received_at);
