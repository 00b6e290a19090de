--liquibase formatted sql

-- When a key came into use, so that it is replaced when it is old, and whether it ends the one before it at once.

--changeset tokenspeed:005-key-active-on
ALTER TABLE device_key ADD COLUMN active_on TEXT; -- a day; null while it is pending

--changeset tokenspeed:005-key-active-on-fill
UPDATE device_key SET active_on = (SELECT enrolled_on FROM device WHERE device.device_id = device_key.device_id)
WHERE state <> 'PENDING';

--changeset tokenspeed:005-key-retire-now
ALTER TABLE device_key ADD COLUMN retire_now BIGINT NOT NULL DEFAULT 0;
