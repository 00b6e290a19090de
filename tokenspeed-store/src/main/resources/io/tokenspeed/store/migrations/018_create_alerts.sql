--liquibase formatted sql

-- Rules that the user changed or added, where each series of a rule stands, and what was told to whom.
-- Times are epoch ms. A rule is a JSON object of its fields, all of them texts.

--changeset tokenspeed:018-alerts
CREATE TABLE alert_rule (
  id TEXT PRIMARY KEY,
  rule TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE alert_state (
  rule_id TEXT NOT NULL,
  series TEXT NOT NULL, -- empty for a rule that keeps nothing apart
  streak INTEGER NOT NULL, -- ticks in a row that violated the rule, or below 0 that did not
  since INTEGER NOT NULL,
  event_id INTEGER, -- the open event
  closed_at INTEGER, -- of the last event
  period TEXT, -- of the last event, for rules that fire once a day or month
  value REAL, -- NULL where there was no data
  threshold REAL,
  samples INTEGER,
  baseline REAL,
  baseline_samples INTEGER,
  window_ms INTEGER,
  remark TEXT, -- why there was no data, or what the value leaves out
  evaluated_at INTEGER NOT NULL,
  PRIMARY KEY (rule_id, series)
) WITHOUT ROWID;

CREATE TABLE alert_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- so that a number is never given again
  rule_id TEXT NOT NULL,
  series TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  value REAL NOT NULL,
  threshold REAL NOT NULL,
  samples INTEGER NOT NULL,
  baseline REAL,
  baseline_samples INTEGER NOT NULL,
  window_ms INTEGER NOT NULL,
  quiet TEXT NOT NULL, -- none, muted, cooldown
  rule TEXT NOT NULL -- as it was when the event opened
);
CREATE INDEX alert_event_opened ON alert_event (opened_at);
CREATE INDEX alert_event_open ON alert_event (id) WHERE closed_at IS NULL;

CREATE TABLE alert_delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id INTEGER, -- NULL for a test
  occasion TEXT NOT NULL, -- fired, resolved, test
  target TEXT NOT NULL,
  webhook_id TEXT NOT NULL,
  status TEXT NOT NULL, -- waiting, delivered, failed
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  last_error TEXT,
  payload TEXT NOT NULL
);
CREATE INDEX alert_delivery_waiting ON alert_delivery (target, id) WHERE status = 'waiting';
CREATE INDEX alert_delivery_event ON alert_delivery (event_id);
