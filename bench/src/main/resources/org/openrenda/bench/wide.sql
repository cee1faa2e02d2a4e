create schema bench;
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
