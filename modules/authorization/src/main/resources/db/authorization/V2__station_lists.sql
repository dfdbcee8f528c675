create table reservations (
    tenant         text        not null,
    station        text        not null,
    reservation_id integer     not null,
    evse           integer,
    connector_type text,
    id_token       text,
    type           text,
    group_id_token text,
    group_type     text,
    expiry         timestamptz,
    state          text        not null,
    answer         text,
    changed_at     timestamptz not null,
    primary key (tenant, station, reservation_id)
);

-- What stands in a station's local list, as far as its answers tell.
create table local_lists (
    tenant         text        not null,
    station        text        not null,
    version        integer,
    last_update    text,
    last_outcome   text,
    updated_at     timestamptz,
    cache_outcome  text,
    cache_asked_at timestamptz,
    primary key (tenant, station)
);

create table local_list_entries (
    tenant   text    not null,
    station  text    not null,
    id       text    not null,
    id_token text    not null,
    type     text    not null,
    status   text    not null,
    info     json    not null,
    version  integer not null,
    primary key (tenant, station, id)
);
