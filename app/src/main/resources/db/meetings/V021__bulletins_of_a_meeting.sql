create table meetings.bulletin (
    id         bigint      generated always as identity primary key,
    meeting_id bigint      not null references meetings.meeting,
    no         int         not null check (no > 0),
    since      timestamptz not null,
    at         timestamptz not null,
    by_name    text        not null,
    unique (meeting_id, no)
);
comment on table meetings.bulletin is '会议简报，一次会议从第一期数起';
comment on column meetings.bulletin.since is '这一期从什么时候的会议过程写起';

create table meetings.bulletin_text (
    id          bigint      generated always as identity primary key,
    bulletin_id bigint      not null references meetings.bulletin,
    title       text        not null check (title <> ''),
    text        text        not null check (text <> ''),
    at          timestamptz not null,
    by_name     text        not null
);
comment on table meetings.bulletin_text is '简报的各次修改，最后一次为准；核发以后不再增加';
create index text_of_bulletin on meetings.bulletin_text (bulletin_id, id);

create table meetings.bulletin_issue (
    bulletin_id bigint      primary key references meetings.bulletin,
    paper_id    bigint      not null unique references meetings.paper,
    at          timestamptz not null,
    by_name     text        not null
);
comment on table meetings.bulletin_issue is '核发的简报，作为会议材料发给出席、列席人员';

revoke update, delete, truncate on meetings.bulletin, meetings.bulletin_text,
    meetings.bulletin_issue from ${app};
