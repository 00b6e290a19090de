--liquibase formatted sql

-- Older files of the predecessor know no projects.

--changeset tokenspeed:002-requests-project
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM pragma_table_info('requests') WHERE name = 'project_id'
ALTER TABLE requests ADD COLUMN project_id TEXT;

--changeset tokenspeed:002-sessions-project
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM pragma_table_info('sessions') WHERE name = 'project_id'
ALTER TABLE sessions ADD COLUMN project_id TEXT;

--changeset tokenspeed:002-requests-provider
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM pragma_table_info('requests') WHERE name = 'provider_id'
ALTER TABLE requests ADD COLUMN provider_id TEXT;
