create table meetings.election (
    id           bigint      generated always as identity primary key,
    congress_id  bigint      not null,
    completed_on date        not null,
    document     text        not null check (document <> ''),
    by_name      text        not null,
    at           timestamptz not null
);
comment on table meetings.election is '一届代表选举全部完成的日期，第一次会议的期限由此起算；以最后登记的为准';
create index election_of_congress on meetings.election (congress_id, id);
revoke update, delete, truncate on meetings.election from ${app};
