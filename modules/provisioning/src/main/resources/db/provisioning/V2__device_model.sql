-- An absent instance is '', an absent EVSE or connector is -1, so that a key has no holes.
create table variables (
    tenant             text    not null,
    station            text    not null,
    component          text    not null,
    component_instance text    not null,
    evse               integer not null,
    connector          integer not null,
    variable           text    not null,
    variable_instance  text    not null,
    data_type          text,
    unit               text,
    min_limit          numeric,
    max_limit          numeric,
    values_list        text,
    monitored          boolean,
    reported_at        timestamptz not null,
    primary key (tenant, station, component, component_instance, evse, connector, variable, variable_instance)
);

create table variable_attributes (
    tenant             text    not null,
    station            text    not null,
    component          text    not null,
    component_instance text    not null,
    evse               integer not null,
    connector          integer not null,
    variable           text    not null,
    variable_instance  text    not null,
    type               text    not null,
    value              text,
    pending_value      text,
    mutability         text,
    persistent         boolean,
    constant           boolean,
    source             text        not null,
    changed_at         timestamptz not null,
    primary key (tenant, station, component, component_instance, evse, connector, variable, variable_instance, type)
);

-- What was asked for by GetBaseReport and GetReport, and which parts have come.
create table report_requests (
    tenant       text        not null,
    station      text        not null,
    command_id   text        not null,
    request_id   integer     not null,
    kind         text        not null,
    outcome      text        not null,
    requested_at timestamptz not null,
    primary key (tenant, station, command_id)
);

create table report_parts (
    tenant       text        not null,
    station      text        not null,
    request_id   integer     not null,
    generated_at timestamptz not null,
    seq_no       integer     not null,
    last         boolean     not null,
    variables    integer     not null,
    received_at  timestamptz not null,
    primary key (tenant, station, request_id, generated_at, seq_no)
);

create table network_profiles (
    tenant           text        not null,
    station          text        not null,
    slot             integer     not null,
    status           text        not null,
    csms_url         text        not null,
    security_profile integer     not null,
    ocpp_version     text        not null,
    ocpp_interface   text        not null,
    changed_at       timestamptz not null,
    primary key (tenant, station, slot)
);
