-- Who made the station, as it says when it boots; empty until the next boot.
alter table stations add column vendor text;
