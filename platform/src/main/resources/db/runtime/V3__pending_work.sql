-- Calls whose answer waits for work outside: from the batch that began it to the one that answers. The record is the call, to be handled again.
create table pending_work (
    id        text primary key,
    tenant    text        not null,
    station   text        not null,
    topic     text        not null,
    partition int         not null,
    deadline  timestamptz not null,
    record    bytea       not null,
    since     timestamptz not null default now()
);
create index pending_work_by_partition on pending_work (topic, partition);
create index pending_work_by_deadline on pending_work (deadline);
