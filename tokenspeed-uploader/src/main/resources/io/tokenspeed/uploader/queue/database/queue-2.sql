-- How often in a row the hub named another revision than the one that was sent.
ALTER TABLE bucket_ledger ADD COLUMN conflicts INTEGER NOT NULL DEFAULT 0;
