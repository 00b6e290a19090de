--liquibase formatted sql

-- One spelling per project folder, as requests that are read from now on have it. The predecessor's rows are its own.
-- Statements are not split, because the tool that splits them takes a backslash before a quote for an escape.

--changeset tokenspeed:013-backslashes splitStatements:false
UPDATE requests SET project_id = replace(project_id, '/', '\')
WHERE tool IS NOT NULL AND instr(project_id, '/') > 0
  AND (project_id GLOB '[A-Za-z]:[\/]*' OR project_id GLOB '\\*' OR project_id GLOB '//*');

--changeset tokenspeed:013-verbatim-shares splitStatements:false
UPDATE requests SET project_id = '\\' || substr(project_id, 9)
WHERE tool IS NOT NULL AND upper(substr(project_id, 1, 8)) = '\\?\UNC\';

--changeset tokenspeed:013-verbatim-drives splitStatements:false
UPDATE requests SET project_id = substr(project_id, 5)
WHERE tool IS NOT NULL AND project_id GLOB '\\[?]\[A-Za-z]:*';

--changeset tokenspeed:013-drives splitStatements:false
UPDATE requests SET project_id = upper(substr(project_id, 1, 3)) || rtrim(substr(project_id, 4), '\')
WHERE tool IS NOT NULL AND (project_id GLOB '[a-z]:\*' OR project_id GLOB '[A-Z]:\*\');

--changeset tokenspeed:013-ends-of-shares splitStatements:false
UPDATE requests SET project_id = rtrim(project_id, '\')
WHERE tool IS NOT NULL AND project_id GLOB '\\*\';

--changeset tokenspeed:013-ends splitStatements:false
UPDATE requests SET project_id = rtrim(project_id, '/')
WHERE tool IS NOT NULL AND project_id GLOB '/[^/]*/';
