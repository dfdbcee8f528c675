-- The role that Grafana's PostgreSQL data source takes for the dashboard "one station". It may read the columns named here, of all
-- tenants, and nothing else: no payloads, no tokens, no passwords. Run it as the user that owns the schemas, once the services have
-- made them, and again after each upgrade; then give the role a password: \password ametrine_dashboards
do $$ begin
    if not exists (select from pg_roles where rolname = 'ametrine_dashboards') then
        create role ametrine_dashboards login;
    end if;
end $$;
alter role ametrine_dashboards set default_transaction_read_only = on;
alter role ametrine_dashboards set statement_timeout = '20s';

-- What may be read. Only columns are granted, so that what a table gains later stays closed; no view, which would keep a module from
-- changing its own tables.
create or replace function pg_temp.show(module text, relation text, columns text) returns void language plpgsql as $$
begin
    execute format('grant usage on schema %I to ametrine_dashboards', module);
    execute format('grant select (%s) on %I.%I to ametrine_dashboards', columns, module, relation);
    execute format('drop policy if exists dashboards on %I.%I', module, relation);
    execute format('create policy dashboards on %I.%I for select to ametrine_dashboards using (true)', module, relation);
end $$;

select pg_temp.show('provisioning', 'presences',
    'tenant, station, online, online_since, offline_since, last_seen, node, protocol, remote_address, offline_reason, '
    'refused_at, refused_reason');
select pg_temp.show('provisioning', 'stations', 'tenant, station, deleted, registration, security_profile, name');
select pg_temp.show('provisioning', 'identities',
    'tenant, station, vendor, model, serial_number, firmware_version, boot_reason, boot_status, booted_at');
select pg_temp.show('provisioning', 'clocks', 'tenant, station, skew_millis');
select pg_temp.show('provisioning', 'boots', 'tenant, station, received_at, reason, status, firmware_version');
select pg_temp.show('provisioning', 'firmware_statuses', 'tenant, station, received_at, kind, status, request_id');
select pg_temp.show('monitoring', 'connector', 'tenant, station, evse_id, connector_id, status, since, received_at');
select pg_temp.show('monitoring', 'connector_status', 'tenant, station, evse_id, connector_id, since, status');
select pg_temp.show('monitoring', 'connectivity',
    'tenant, station, epoch, node, protocol, remote_address, connected_at, disconnected_at, disconnect_reason');
select pg_temp.show('monitoring', 'station_event',
    'tenant, station, happened_at, trigger, actual_value, tech_code, cleared, component, evse_id, variable');
select pg_temp.show('monitoring', 'trace', 'tenant, station, at, action, verdict, error_code, message_id');
select pg_temp.show('transactions', 'transactions',
    'tenant, station, transaction_id, started_at, ended_at, event_count, offline_event_count, evse_id, connector_id, charging_state, '
    'stopped_reason, energy_begin_wh, energy_end_wh, energy_doubt');
select pg_temp.show('security', 'security_event', 'tenant, station, happened_at, type, received_at');

select pg_temp.show(module, 'commands',
           'tenant, station, action, caller, state, requested_at, finished_at, error_code, reason, late'),
       pg_temp.show(module, 'dead_letters', 'id, tenant, station, action, message_id, created_at, replayed_at')
from unnest(array['provisioning', 'authorization', 'transactions', 'monitoring', 'smart_charging', 'security']) as module;

-- A message's direction, duration and fault stand beside its payload in one text: this hands out the former only. A function whose
-- body is text, because that holds no column of the module's table fast.
create schema if not exists ametrine_dashboards;
grant usage on schema ametrine_dashboards to ametrine_dashboards;
create or replace function ametrine_dashboards.messages(of_tenant text, of_station text, from_at timestamptz, to_at timestamptz)
returns table (
    at timestamptz, direction text, action text, verdict text, error_code text, message_id text,
    millis numeric, wrong text, pointer text, bytes integer)
stable security definer set search_path = pg_catalog language sql as $$
    select t.at, t.entry ->> 'direction', t.action, t.verdict, t.error_code, t.message_id,
           (t.entry ->> 'durationMicros')::numeric / 1000, t.entry #>> '{fault,description}', t.entry #>> '{fault,pointer}',
           (t.entry ->> 'requestBytes')::integer
    from (
        select at, action, verdict, error_code, message_id, entry::json as entry
        from monitoring.trace
        where tenant = of_tenant and station = of_station and at between from_at and to_at
        order by at desc limit 5000
    ) as t
$$;
revoke all on function ametrine_dashboards.messages from public;
grant execute on function ametrine_dashboards.messages to ametrine_dashboards;
