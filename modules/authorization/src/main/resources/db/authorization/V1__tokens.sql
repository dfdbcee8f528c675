-- id is "<type>/<idToken in lower case>". A deleted token stays as a tombstone, so that its version only grows.
create table tokens (
    tenant           text        not null,
    id               text        not null,
    version          bigint      not null,
    deleted          boolean     not null default false,
    id_token         text        not null,
    type             text        not null,
    status           text        not null,
    expiry           timestamptz,
    cache_expiry     timestamptz,
    group_id_token   text,
    group_type       text,
    allowed_stations text        not null,
    allowed_evses    text        not null,
    language1        text,
    charging_priority integer,
    personal_message text,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    primary key (tenant, id)
);
create index tokens_group on tokens (tenant, group_id_token) where group_id_token is not null;
