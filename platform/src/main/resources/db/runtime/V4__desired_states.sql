-- What stations shall be told as soon as they can be reached, until they accept it. Each try is a row of commands.
create table desired_states (
    id                text primary key,
    seq               bigint generated always as identity,
    tenant            text        not null,
    station           text        not null,
    action            text        not null,
    key               text        not null,
    request           bytea       not null,
    caller            text        not null,
    state             text        not null,
    requested_at      timestamptz not null,
    changed_at        timestamptz not null,
    attempts          int         not null default 0,
    command_id        text,
    in_flight         boolean     not null default false,
    contacted         boolean     not null default false,
    held              boolean     not null default false,
    retry_at          timestamptz,
    response          bytea,
    error_code        text,
    error_description text,
    reason            text
);
create unique index desired_states_current on desired_states (tenant, station, action, key) where state not in ('replaced', 'withdrawn');
create index desired_states_open on desired_states (tenant, station, seq) where state = 'waiting' or in_flight;
create index desired_states_retry on desired_states (retry_at) where retry_at is not null;
create index desired_states_by_time on desired_states (tenant, requested_at desc, id desc);
create index desired_states_by_station on desired_states (tenant, station, requested_at desc, id desc);

alter table commands add column desired_state text;
