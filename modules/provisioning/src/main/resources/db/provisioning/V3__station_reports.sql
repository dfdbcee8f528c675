create table firmware_statuses (
    tenant      text        not null,
    station     text        not null,
    received_at timestamptz not null,
    kind        text        not null,
    status      text        not null,
    request_id  integer,
    locations   text,
    primary key (tenant, station, received_at, kind, status)
);

create table display_messages (
    tenant         text        not null,
    station        text        not null,
    id             integer     not null,
    priority       text        not null,
    state          text,
    starts_at      timestamptz,
    ends_at        timestamptz,
    transaction_id text,
    format         text        not null,
    language       text,
    content        text        not null,
    component      text,
    evse           integer,
    changed_at     timestamptz not null,
    primary key (tenant, station, id)
);

create table data_transfers (
    tenant      text        not null,
    station     text        not null,
    received_at timestamptz not null,
    vendor_id   text        not null,
    message_id  text,
    data        json,
    status      text        not null,
    primary key (tenant, station, received_at)
);
