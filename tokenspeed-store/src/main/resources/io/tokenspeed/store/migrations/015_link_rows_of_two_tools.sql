--liquibase formatted sql

-- A tool that runs another one stores its requests a second time.

--changeset tokenspeed:015-linked-to
ALTER TABLE requests ADD COLUMN linked_to TEXT; -- id of another tool's row that tells the same request better

-- Most people have one tool at most whose requests carry ids of the provider. Then nothing is looked for.
--changeset tokenspeed:015-id-tool
CREATE TABLE id_tool (
  tool TEXT PRIMARY KEY -- has requests with a response_id or a request_id
) WITHOUT ROWID;
