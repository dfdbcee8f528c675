-- How far a partition has been taken in, and what its last batch still has to publish.
create table progress (
    topic       text   not null,
    partition   int    not null,
    topic_id    text   not null,
    next_offset bigint not null,
    outbox      bytea,
    primary key (topic, partition)
) with (fillfactor = 50);
alter table progress alter column outbox set storage external;

-- Topic widths this service has been running on: it refuses to start on others.
create table topics (
    topic      text primary key,
    partitions int not null
);

-- What REST writes and timers will publish; a relay under an advisory lock sees to it.
create table outbox (
    id         bigint generated always as identity primary key,
    records    bytea       not null,
    created_at timestamptz not null default now()
);

-- The truth about every command to a station.
create table commands (
    id                text primary key,
    tenant            text        not null,
    station           text        not null,
    action            text        not null,
    request           bytea       not null,
    caller            text        not null,
    idempotency_key   text,
    state             text        not null,
    requested_at      timestamptz not null,
    deadline          timestamptz not null,
    finished_at       timestamptz,
    swept_at          timestamptz,
    response          bytea,
    error_code        text,
    error_description text,
    error_details     bytea,
    reason            text,
    sent              boolean     not null default false,
    late              boolean     not null default false
);
create index commands_by_station on commands (tenant, station, requested_at desc);
create index commands_open on commands (deadline) where state = 'open';

-- Records that a handler could not take; they were answered InternalError and can be replayed.
create table dead_letters (
    id          bigint generated always as identity primary key,
    tenant      text        not null,
    station     text        not null,
    topic       text        not null,
    partition   int         not null,
    record_offset bigint    not null,
    action      text,
    message_id  text,
    record      bytea       not null,
    failure     text        not null,
    created_at  timestamptz not null default now(),
    replayed_at timestamptz,
    unique (topic, partition, record_offset, created_at)
);
create index dead_letters_by_tenant on dead_letters (tenant, id desc);
