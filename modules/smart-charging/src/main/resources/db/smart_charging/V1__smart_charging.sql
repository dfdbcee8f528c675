-- The charging profiles a station is known to hold: accepted from us, or reported by it. Ids are unique within a station.
create table charging_profile (
    tenant         text        not null,
    station        text        not null,
    profile_id     integer     not null,
    evse_id        integer     not null,
    source         text        not null,
    purpose        text        not null,
    stack_level    integer     not null,
    kind           text        not null,
    transaction_id text,
    valid_from     timestamptz,
    valid_to       timestamptz,
    profile        json        not null,
    known_at       timestamptz not null,
    primary key (tenant, station, profile_id)
);

-- External limits by EVSE and source; 0 is the whole station. A released limit stays, with the time of its release.
create table charging_limit (
    tenant        text        not null,
    station       text        not null,
    evse_id       integer     not null,
    source        text        not null,
    grid_critical boolean     not null,
    schedules     json        not null,
    notified_at   timestamptz not null,
    cleared_at    timestamptz,
    primary key (tenant, station, evse_id, source)
);

-- What the vehicle at an EVSE asked for last.
create table charging_needs (
    tenant              text        not null,
    station             text        not null,
    evse_id             integer     not null,
    max_schedule_tuples integer,
    needs               json        not null,
    received_at         timestamptz not null,
    primary key (tenant, station, evse_id)
);

create table ev_charging_schedule (
    tenant      text        not null,
    station     text        not null,
    evse_id     integer     not null,
    time_base   timestamptz not null,
    schedule    json        not null,
    received_at timestamptz not null,
    primary key (tenant, station, evse_id, time_base)
);
