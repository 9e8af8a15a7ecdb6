CREATE TABLE users (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL UNIQUE,
    iterations integer NOT NULL,
    salt bytea NOT NULL,
    hash bytea NOT NULL,
    failed_attempts integer NOT NULL DEFAULT 0,
    locked_until timestamptz,
    password_changed_at timestamptz NOT NULL
);

COMMENT ON COLUMN users.hash IS 'PBKDF2 with HMAC-SHA-256';

CREATE TABLE tokens (
    hash bytea PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    purpose text NOT NULL CHECK (purpose IN ('api', 'page')),
    expires_at timestamptz NOT NULL
);

COMMENT ON COLUMN tokens.hash IS 'SHA-256; the token itself is kept nowhere';

CREATE INDEX tokens_user ON tokens (user_id);
