CREATE TABLE events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code integer NOT NULL,
    severity text NOT NULL CHECK (severity IN ('normal', 'warning', 'error', 'alert')),
    description text NOT NULL,
    origin text NOT NULL,
    occurred_at timestamptz NOT NULL
);

CREATE INDEX events_occurred_at ON events (occurred_at);
