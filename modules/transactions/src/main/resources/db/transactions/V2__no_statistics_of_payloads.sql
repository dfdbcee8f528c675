-- Nobody searches in payloads: reading them for the planner's statistics costs, and gains nothing.
alter table transaction_events alter column payload set statistics 0;
alter table meter_values alter column payload set statistics 0;
