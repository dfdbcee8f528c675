-- What a station told of itself when it booted, for nodes that forgive known deviations of some makes.
alter table stations add column vendor text;
alter table stations add column model text;
alter table stations add column firmware_version text;
