create table meetings.minutes (
    id         bigint      generated always as identity primary key,
    meeting_id bigint      not null references meetings.meeting,
    text       text        not null check (text <> ''),
    at         timestamptz not null,
    by_name    text        not null
);
comment on table meetings.minutes is '会议记录的各次修改，最后一次为准；签发以后不再增加';
create index minutes_of_meeting on meetings.minutes (meeting_id, id);
revoke update, delete, truncate on meetings.minutes from ${app};
