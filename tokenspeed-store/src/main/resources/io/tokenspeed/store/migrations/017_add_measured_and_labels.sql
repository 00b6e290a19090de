--liquibase formatted sql

-- What a program that saw the answer arrive measured, and for whom and for what the request was made. NULL in rows that were
-- read from logs. No bucket that leaves the machine holds any of it. Microseconds count from when the request was sent.

--changeset tokenspeed:017-measured
ALTER TABLE requests ADD COLUMN measured_by TEXT; -- recorder; NULL where nobody measured
ALTER TABLE requests ADD COLUMN measured_sent_at INTEGER; -- epoch ms
ALTER TABLE requests ADD COLUMN measured_context_us INTEGER; -- how long the prompt was built before
ALTER TABLE requests ADD COLUMN measured_first_us INTEGER; -- t1 of the definitions
ALTER TABLE requests ADD COLUMN measured_answer_us INTEGER; -- ta
ALTER TABLE requests ADD COLUMN measured_last_us INTEGER; -- tn
ALTER TABLE requests ADD COLUMN measured_end_us INTEGER; -- te
ALTER TABLE requests ADD COLUMN measured_chunks INTEGER;
ALTER TABLE requests ADD COLUMN measured_answer_chunks INTEGER; -- of these, with a part of the answer
ALTER TABLE requests ADD COLUMN measured_gap_p50_us INTEGER; -- between chunks
ALTER TABLE requests ADD COLUMN measured_gap_p95_us INTEGER;
ALTER TABLE requests ADD COLUMN measured_model TEXT; -- that answered, where it is not the one asked for

--changeset tokenspeed:017-labels
ALTER TABLE requests ADD COLUMN user_id TEXT;
ALTER TABLE requests ADD COLUMN space TEXT;
ALTER TABLE requests ADD COLUMN tags TEXT; -- form-encoded, name=value&name=value
ALTER TABLE requests ADD COLUMN operation TEXT; -- chat, embeddings, ...
ALTER TABLE requests ADD COLUMN attempt_of TEXT; -- natural key of the attempt that this one repeats
ALTER TABLE requests ADD COLUMN cache_hit INTEGER; -- 1 where a cache of the program answered
