-- What a ballot writes at the least: one row under one key.
create schema if not exists bench;
drop table if exists bench.ballot;
create table bench.ballot (poll bigint, voter int, choice text, at timestamptz, primary key (poll, voter));
