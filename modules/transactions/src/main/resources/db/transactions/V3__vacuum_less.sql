-- Rows that are never changed have nothing to vacuum but the freezing of old ones, and their statistics hardly change: while the tables
-- are small, both came every minute.
alter table transaction_events set (autovacuum_vacuum_insert_threshold = 1000000, autovacuum_analyze_threshold = 1000000);
alter table meter_values set (autovacuum_vacuum_insert_threshold = 1000000, autovacuum_analyze_threshold = 1000000);
