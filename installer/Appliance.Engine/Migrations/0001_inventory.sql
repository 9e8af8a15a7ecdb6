CREATE TABLE data_centers (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL UNIQUE,
    description text NOT NULL DEFAULT ''
);

CREATE TABLE clusters (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL UNIQUE,
    data_center_id uuid NOT NULL REFERENCES data_centers,
    description text NOT NULL DEFAULT ''
);

CREATE TABLE networks (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    data_center_id uuid NOT NULL REFERENCES data_centers,
    vlan integer CHECK (vlan BETWEEN 1 AND 4094),
    mtu integer NOT NULL DEFAULT 0 CHECK (mtu = 0 OR mtu BETWEEN 68 AND 65535),
    usages text[] NOT NULL DEFAULT '{}',
    description text NOT NULL DEFAULT '',
    UNIQUE (data_center_id, name)
);

CREATE TABLE storage_domains (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL UNIQUE,
    data_center_id uuid NOT NULL REFERENCES data_centers,
    role text NOT NULL CHECK (role IN ('data', 'iso', 'export')),
    type text NOT NULL,
    address text NOT NULL DEFAULT '',
    path text NOT NULL DEFAULT '',
    description text NOT NULL DEFAULT ''
);

CREATE TABLE hosts (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL UNIQUE,
    address text NOT NULL,
    cluster_id uuid NOT NULL REFERENCES clusters,
    status text NOT NULL DEFAULT 'unassigned'
);

INSERT INTO data_centers (name, description) VALUES ('Default', 'The default Data Center');

INSERT INTO clusters (name, data_center_id, description)
SELECT 'Default', id, 'The default server cluster' FROM data_centers WHERE name = 'Default';
