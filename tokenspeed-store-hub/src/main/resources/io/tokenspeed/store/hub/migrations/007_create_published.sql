--liquibase formatted sql

-- What people see who have not signed in. A day is published once; afterwards cells only go, with the devices in them.

--changeset tokenspeed:007-public-day
CREATE TABLE public_day (
  day_start BIGINT PRIMARY KEY
);

--changeset tokenspeed:007-public-cell
CREATE TABLE public_cell (
  cell_id ${identity},
  day_start BIGINT NOT NULL REFERENCES public_day (day_start),
  provider TEXT, -- null for models of several providers
  model TEXT, -- null for the other models of the provider
  devices BIGINT NOT NULL,
  requests BIGINT NOT NULL,
  tokens BIGINT, -- null where it is not shown, as in all columns below
  output BIGINT,
  nano_usd BIGINT,
  e2e_tokens BIGINT,
  e2e_millis BIGINT
);

--changeset tokenspeed:007-public-cell-day
CREATE INDEX public_cell_day ON public_cell (day_start);

--changeset tokenspeed:007-public-share
-- Which devices have a share in a cell, so that it can go with them.
CREATE TABLE public_share (
  device_no BIGINT NOT NULL,
  cell_id BIGINT NOT NULL,
  PRIMARY KEY (device_no, cell_id)
)${clustered};
