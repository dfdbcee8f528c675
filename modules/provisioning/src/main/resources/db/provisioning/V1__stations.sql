-- What the operator decided about a station. A deleted one stays as a tombstone, so that its version only grows.
create table stations (
    tenant           text        not null,
    station          text        not null,
    version          bigint      not null,
    deleted          boolean     not null default false,
    registration     text        not null,
    security_profile integer     not null,
    verifier         text,
    serial_number    text,
    name             text,
    boot_interval    integer     not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    primary key (tenant, station)
);

-- What the station said of itself when it last booted, and how far its clock was off.
create table identities (
    tenant           text        not null,
    station          text        not null,
    vendor           text        not null,
    model            text        not null,
    serial_number    text,
    firmware_version text,
    iccid            text,
    imsi             text,
    boot_reason      text        not null,
    boot_status      text        not null,
    interval_seconds integer     not null,
    booted_at        timestamptz not null,
    primary key (tenant, station)
);

create table boots (
    tenant           text        not null,
    station          text        not null,
    received_at      timestamptz not null,
    reason           text        not null,
    status           text        not null,
    interval_seconds integer     not null,
    vendor           text        not null,
    model            text        not null,
    serial_number    text,
    firmware_version text,
    iccid            text,
    imsi             text,
    primary key (tenant, station, received_at)
);

create table clocks (
    tenant      text        not null,
    station     text        not null,
    skew_millis bigint      not null,
    measured_at timestamptz not null,
    primary key (tenant, station)
);

-- Updated every few seconds for every connected station: narrow, with room for updates in place.
create table presences (
    tenant          text    not null,
    station         text    not null,
    epoch           bigint  not null default 0,
    online          boolean not null default false,
    online_since    timestamptz,
    offline_since   timestamptz,
    last_seen       timestamptz,
    node            text,
    protocol        text,
    remote_address  text,
    offline_reason  text,
    refused_at      timestamptz,
    refused_reason  text,
    refused_address text,
    primary key (tenant, station)
) with (fillfactor = 70);

-- Who tried to connect without being registered; adopted by registering it.
create table unknown_stations (
    tenant         text        not null,
    station        text        not null,
    first_seen     timestamptz not null,
    last_seen      timestamptz not null,
    attempts       bigint      not null,
    remote_address text        not null,
    reason         text        not null,
    primary key (tenant, station)
);
create index unknown_stations_last_seen on unknown_stations (tenant, last_seen);
