-- Every exchange of every station, as the edge saw it. The entry is kept as the text it arrived as; the columns beside it are
-- what can be asked for. Partitions are made as time goes by and dropped whole.
create table trace (
    tenant          text        not null,
    station         text        not null,
    at              timestamptz not null,
    topic_partition integer     not null,
    topic_offset    bigint      not null,
    action          text,
    verdict         text        not null,
    error_code      text,
    message_id      text,
    entry           text        not null
) partition by range (at);
create index trace_station_newest on trace (tenant, station, at desc, topic_partition desc, topic_offset desc);
create index trace_newest on trace (tenant, at desc, topic_partition desc, topic_offset desc);

-- The partitions there are, from their first instant to the one after their last.
create table trace_partition (
    name    text        primary key,
    from_at timestamptz not null unique,
    to_at   timestamptz not null
);
