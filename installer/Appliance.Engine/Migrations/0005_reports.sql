ALTER TABLE hosts ADD COLUMN reported timestamptz;

COMMENT ON COLUMN hosts.reported IS 'when, by its own clock, the node made the last report that was taken';
