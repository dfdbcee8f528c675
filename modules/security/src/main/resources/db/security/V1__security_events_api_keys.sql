create table security_event (
    tenant      text        not null,
    station     text        not null,
    happened_at timestamptz not null,
    type        text        not null,
    tech_info   text        not null,
    arrival     bigint      not null generated always as identity,
    received_at timestamptz not null,
    primary key (tenant, station, happened_at, type, tech_info)
);
create index security_event_newest on security_event (tenant, station, happened_at desc, arrival desc);

-- A key itself is never stored. A deleted one stays as a row, so that its deletion can be told again.
create table api_key (
    tenant     text        not null,
    id         text        not null,
    name       text        not null,
    sha256     text        not null unique,
    roles      text[]      not null,
    created_at timestamptz not null,
    created_by text        not null,
    version    bigint      not null,
    deleted    boolean     not null,
    primary key (tenant, id)
);
