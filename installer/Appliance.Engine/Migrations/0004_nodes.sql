CREATE SEQUENCE settings_versions;

ALTER TABLE hosts
    ADD COLUMN machine_id text UNIQUE,
    ADD COLUMN key_hash bytea UNIQUE,
    ADD COLUMN words text,
    ADD COLUMN serial text UNIQUE,
    ADD COLUMN certificate text,
    ADD COLUMN certificate_ends timestamptz,
    ADD COLUMN next_serial text UNIQUE,
    ADD COLUMN next_certificate text,
    ADD COLUMN next_certificate_ends timestamptz,
    ADD COLUMN next_key_hash bytea,
    ADD COLUMN next_words text,
    ADD COLUMN status_text text,
    ADD COLUMN status_since timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN joined_at timestamptz,
    ADD COLUMN last_contact timestamptz,
    ADD COLUMN clock_skew double precision,
    ADD COLUMN facts jsonb,
    ADD COLUMN settings text,
    ADD COLUMN settings_version bigint NOT NULL DEFAULT 0,
    ADD COLUMN leaving boolean NOT NULL DEFAULT false,
    ADD COLUMN power_type text,
    ADD COLUMN power_address text,
    ADD COLUMN power_user text,
    ADD COLUMN power_options jsonb,
    ADD COLUMN power_secret bytea;

-- Nodes give their names in lower case.
UPDATE hosts h SET name = lower(name)
WHERE name ~ '^[A-Za-z0-9.-]+$' AND NOT EXISTS (SELECT FROM hosts o WHERE o.id <> h.id AND lower(o.name) = lower(h.name));

COMMENT ON COLUMN hosts.key_hash IS 'SHA-256 of the public key (SubjectPublicKeyInfo)';
COMMENT ON COLUMN hosts.next_serial IS 'of a renewed certificate that the node has not used yet';
COMMENT ON COLUMN hosts.clock_skew IS 'seconds the node is ahead of the engine';
COMMENT ON COLUMN hosts.power_secret IS 'AES-GCM; the key is in the data directory of the engine';

CREATE TABLE join_tokens (
    hash bytea PRIMARY KEY,
    name text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    used_by_key bytea,
    used_by_name text
);

COMMENT ON COLUMN join_tokens.hash IS 'SHA-256; the token itself is kept nowhere';

CREATE TABLE join_requests (
    key_hash bytea PRIMARY KEY,
    name text NOT NULL,
    machine_id text NOT NULL,
    signing_request text NOT NULL,
    facts jsonb NOT NULL,
    addresses text[] NOT NULL,
    words text NOT NULL,
    remote_address text NOT NULL,
    first_seen timestamptz NOT NULL,
    last_seen timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'approved', 'rejected'))
);

-- One row: the settings of nodes that the inventory does not name.
CREATE TABLE node_settings (
    id boolean PRIMARY KEY DEFAULT true CHECK (id),
    answers text NOT NULL DEFAULT '',
    version bigint NOT NULL DEFAULT 0
);

INSERT INTO node_settings DEFAULT VALUES;

-- Hosts with those that wait for approval: a host that was declared shows as waiting under its own name, another machine by itself.
CREATE VIEW known_hosts AS
SELECT h.id, h.name, h.address, h.cluster_id,
    CASE WHEN w.words IS NULL THEN h.status ELSE 'pending_approval' END AS status,
    CASE WHEN w.count > 1 THEN w.count || ' machines ask for this name' ELSE h.status_text END AS status_text,
    COALESCE(w.since, h.status_since) AS status_since,
    COALESCE(w.seen, h.last_contact) AS last_contact,
    COALESCE(w.words, h.words) AS words,
    h.machine_id, h.serial, h.certificate, h.certificate_ends, h.leaving, h.clock_skew,
    COALESCE(w.facts, h.facts) AS facts,
    h.power_type, h.power_address, h.power_user, h.power_options
FROM hosts h
LEFT JOIN LATERAL (
    SELECT string_agg(r.words, ' or ' ORDER BY r.words) AS words, count(*) AS count, min(r.first_seen) AS since,
        max(r.last_seen) AS seen, (array_agg(r.facts))[1] AS facts
    FROM join_requests r
    WHERE r.name = h.name AND r.state = 'waiting' AND h.serial IS NULL) w ON true
UNION ALL
SELECT encode(substr(r.key_hash, 1, 16), 'hex')::uuid, r.name, COALESCE(r.addresses[1], r.remote_address), c.id, 'pending_approval',
    CASE WHEN h.id IS NULL THEN NULL ELSE 'asks to take the place of the host of this name' END,
    r.first_seen, r.last_seen, r.words, r.machine_id, NULL, NULL, NULL, false, NULL, r.facts, NULL, NULL, NULL, NULL
FROM join_requests r
JOIN clusters c ON c.name = 'Default'
LEFT JOIN hosts h ON h.name = r.name
WHERE r.state = 'waiting' AND (h.id IS NULL OR h.serial IS NOT NULL);
