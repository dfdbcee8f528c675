-- One row per transaction: the fold of its events in the order of seqNo.
create table transactions (
    tenant                 text        not null,
    station                text        not null,
    transaction_id         text        not null,
    started_at             timestamptz not null,
    start_seen             boolean     not null,
    ended_at               timestamptz,
    last_event_at          timestamptz not null,
    first_seq_no           integer     not null,
    last_seq_no            integer     not null,
    event_count            integer     not null,
    offline_event_count    integer     not null,
    evse_id                integer,
    connector_id           integer,
    charging_state         text,
    id_token               text,
    id_token_type          text,
    group_id_token         text,
    group_id_token_type    text,
    stop_id_token          text,
    stop_id_token_type     text,
    stopped_reason         text,
    remote_start_id        integer,
    reservation_id         integer,
    time_spent_charging    integer,
    number_of_phases_used  integer,
    cable_max_current      integer,
    energy_register        text,
    energy_begin_at        timestamptz,
    energy_begin_wh        numeric,
    energy_begin_marked    boolean,
    energy_end_at          timestamptz,
    energy_end_wh          numeric,
    energy_end_marked      boolean,
    energy_doubt           text,
    ongoing_indicator      boolean,
    messages_in_queue      boolean,
    status_checked_at      timestamptz,
    primary key (tenant, station, transaction_id)
) with (fillfactor = 50);
comment on column transactions.energy_begin_marked is 'the reading was marked Transaction.Begin';
comment on column transactions.energy_end_marked is 'the reading was marked Transaction.End';
comment on column transactions.energy_doubt is 'why the readings cannot be billed as they are';
comment on column transactions.ongoing_indicator is 'what the station answered to GetTransactionStatus at status_checked_at';

create index transactions_newest on transactions (tenant, started_at, station, transaction_id);
create index transactions_active on transactions (tenant, started_at, station, transaction_id) where ended_at is null;
create index transactions_by_token on transactions (tenant, lower(id_token), started_at) where id_token is not null;

-- The history: each TransactionEvent once, as it arrived.
create table transaction_events (
    tenant          text        not null,
    station         text        not null,
    transaction_id  text        not null,
    seq_no          integer     not null,
    event_type      text        not null,
    trigger_reason  text        not null,
    occurred_at     timestamptz not null,
    received_at     timestamptz not null,
    offline         boolean     not null,
    metered         boolean     not null,
    payload         json        not null,
    primary key (tenant, station, transaction_id, seq_no)
);
comment on column transaction_events.metered is 'the event carries meter values';

-- Meter values sent outside any transaction, as they arrived.
create table meter_values (
    tenant       text        not null,
    station      text        not null,
    evse_id      integer     not null,
    sampled_at   timestamptz not null,
    digest       uuid        not null,
    received_at  timestamptz not null,
    payload      json        not null,
    primary key (tenant, station, evse_id, sampled_at, digest)
);
comment on column meter_values.digest is 'of the payload: two messages may carry the same time';

create index meter_values_newest on meter_values (tenant, station, sampled_at, digest);

-- RequestStartTransaction and RequestStopTransaction as they ended.
create table remote_requests (
    tenant           text        not null,
    station          text        not null,
    command_id       text        not null,
    kind             text        not null check (kind in ('start', 'stop')),
    remote_start_id  integer,
    transaction_id   text,
    evse_id          integer,
    id_token         text,
    id_token_type    text,
    requested_at     timestamptz not null,
    caller           text        not null,
    outcome          text        not null,
    primary key (tenant, station, command_id)
);
comment on column remote_requests.transaction_id is 'the one to stop, or the one that the station said had already begun';
comment on column remote_requests.outcome is 'Accepted, Rejected, or why there was no such answer';

create index remote_requests_by_start on remote_requests (tenant, station, remote_start_id) where remote_start_id is not null;
create index remote_requests_by_token on remote_requests (tenant, station, lower(id_token)) where id_token is not null;
create index remote_requests_by_transaction on remote_requests (tenant, station, transaction_id) where transaction_id is not null;
