create table seen (
    tenant    text not null,
    station   text not null,
    vendor_id text not null,
    message   text not null,
    times     int  not null default 1,
    primary key (tenant, station, vendor_id, message)
);
