-- Every StatusNotification, once. An interval lasts until the next notification of its connector; it is derived when read,
-- so that a late notification finds its place by itself. "arrival" orders what a station stamped with the same time.
create table connector_status (
    tenant       text        not null,
    station      text        not null,
    evse_id      integer     not null,
    connector_id integer     not null,
    since        timestamptz not null,
    status       text        not null,
    arrival      bigint      not null generated always as identity,
    received_at  timestamptz not null,
    primary key (tenant, station, evse_id, connector_id, since, status)
);
create index connector_status_newest on connector_status (tenant, station, since desc, arrival desc);

-- What each connector reported last; moves forward only.
create table connector (
    tenant       text        not null,
    station      text        not null,
    evse_id      integer     not null,
    connector_id integer     not null,
    status       text        not null,
    since        timestamptz not null,
    received_at  timestamptz not null,
    primary key (tenant, station, evse_id, connector_id)
);

-- What the operator asked for with ChangeAvailability and the station accepted; 0 stands for the whole station or EVSE.
create table availability (
    tenant             text        not null,
    station            text        not null,
    evse_id            integer     not null,
    connector_id       integer     not null,
    operational_status text        not null,
    scheduled          boolean     not null,
    requested_at       timestamptz not null,
    command_id         text        not null,
    primary key (tenant, station, evse_id, connector_id)
);

-- One row per session; the epoch tells sessions apart and orders them.
create table connectivity (
    tenant            text        not null,
    station           text        not null,
    epoch             bigint      not null,
    session           uuid        not null,
    node              text        not null,
    protocol          text,
    remote_address    text,
    connected_at      timestamptz,
    disconnected_at   timestamptz,
    disconnect_reason text,
    primary key (tenant, station, epoch)
);

create table station_event (
    tenant                 text        not null,
    station                text        not null,
    event_id               integer     not null,
    happened_at            timestamptz not null,
    generated_at           timestamptz not null,
    seq_no                 integer     not null,
    position               integer     not null,
    arrival                bigint      not null generated always as identity,
    trigger                text        not null,
    cause                  integer,
    actual_value           text        not null,
    tech_code              text,
    tech_info              text,
    cleared                boolean,
    transaction_id         text,
    component              text        not null,
    component_instance     text,
    evse_id                integer,
    connector_id           integer,
    variable               text        not null,
    variable_instance      text,
    variable_monitoring_id integer,
    notification_type      text        not null,
    received_at            timestamptz not null,
    primary key (tenant, station, event_id, happened_at, generated_at, seq_no, position)
);
create index station_event_newest on station_event (tenant, station, happened_at desc, arrival desc);

create table variable_monitor (
    tenant             text        not null,
    station            text        not null,
    monitor_id         integer     not null,
    component          text        not null,
    component_instance text,
    evse_id            integer,
    connector_id       integer,
    variable           text        not null,
    variable_instance  text,
    type               text        not null,
    value              numeric     not null,
    severity           integer     not null,
    transaction        boolean     not null,
    known_at           timestamptz not null,
    primary key (tenant, station, monitor_id)
);

-- The statuses an upload went through. A station may leave out the request id (Idle, when triggered): that is one row too.
create table log_upload (
    tenant     text        not null,
    station    text        not null,
    request_id integer,
    status     text        not null,
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    unique nulls not distinct (tenant, station, request_id, status)
);

create table customer_information (
    tenant       text        not null,
    station      text        not null,
    request_id   integer     not null,
    seq_no       integer     not null,
    generated_at timestamptz not null,
    more         boolean     not null,
    data         text        not null,
    received_at  timestamptz not null,
    primary key (tenant, station, request_id, seq_no)
);
