-- Which releases may work on this schema: what the last one to migrate it was, and the earliest that still understands it.
create table schema_release (
    only_row boolean primary key default true check (only_row),
    release  integer     not null,
    earliest integer     not null,
    since    timestamptz not null default now()
);
