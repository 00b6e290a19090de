--liquibase formatted sql

-- Names of projects that the owners of devices agreed to show in place of pseudonyms.

--changeset tokenspeed:008-project-alias
CREATE TABLE project_alias (
  device_no BIGINT NOT NULL,
  project_id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (device_no, project_id)
)${clustered};
