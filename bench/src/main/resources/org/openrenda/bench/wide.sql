create schema if not exists bench;
create table bench.wide (
    number    text,
    received  text,
    kind      text,
    title     text,
    body      text,
    phone     text,
    county    text,
    solved    text,
    satisfied text
);
