ALTER TABLE hosts
    ADD COLUMN reported timestamptz,
    ADD COLUMN certificate_addresses text[] NOT NULL DEFAULT '{}';

COMMENT ON COLUMN hosts.reported IS 'when, by its own clock, the node made the last report that was taken';
COMMENT ON COLUMN hosts.certificate_addresses IS 'that its certificate is made out to: no other host gets one for them';
