create table meetings.paper (
    id         bigint      generated always as identity primary key,
    meeting_id bigint      not null references meetings.meeting,
    item_id    bigint      references meetings.item on delete set null,
    title      text        not null check (title <> ''),
    audience   text        not null check (audience in ('ATTEND', 'NONVOTING', 'OBSERVER',
        'PUBLIC')),
    publicity  text        not null check (publicity in ('OPEN', 'INTERNAL', 'SECRET')),
    check (publicity <> 'SECRET' or audience = 'ATTEND'),
    check (publicity <> 'INTERNAL' or audience in ('ATTEND', 'NONVOTING'))
);
comment on table meetings.paper is '会议材料；没有议题的是整个会议的材料，议题去掉后也是';
comment on column meetings.paper.audience is '发给谁：出席、出席和列席、全部参加人员、公众';
create index paper_of_meeting on meetings.paper (meeting_id, id);
create index paper_of_item on meetings.paper (item_id);

create table meetings.paper_version (
    paper_id      bigint      not null references meetings.paper,
    no            int         not null check (no > 0),
    attachment_id bigint      not null,
    file_name     text        not null check (file_name <> ''),
    changed       text        not null,
    at            timestamptz not null,
    by_name       text        not null,
    primary key (paper_id, no),
    check (no = 1 or changed <> '')
);
comment on table meetings.paper_version is '材料的各个版本，旧的都留着；从第二版起写明改了什么';

create table meetings.paper_withdrawal (
    paper_id bigint      primary key references meetings.paper,
    reason   text        not null check (reason <> ''),
    at       timestamptz not null,
    by_name  text        not null
);
comment on table meetings.paper_withdrawal is '收回的材料';

create table meetings.paper_receipt (
    paper_id   bigint      not null,
    no         int         not null,
    account_id bigint      not null,
    way        text        not null check (way in ('OPENED', 'SAVED')),
    at         timestamptz not null,
    primary key (paper_id, no, account_id, way),
    foreign key (paper_id, no) references meetings.paper_version
);
comment on table meetings.paper_receipt is '阅读回执：谁第一次打开哪一版，或把它存到手机，什么时候';

create table meetings.paper_reminder (
    id       bigint      generated always as identity primary key,
    paper_id bigint      not null references meetings.paper,
    no       int         not null,
    people   int         not null check (people > 0),
    at       timestamptz not null,
    by_name  text        not null
);
comment on table meetings.paper_reminder is '提醒未读的人';
create index reminder_of_paper on meetings.paper_reminder (paper_id, id);

revoke update, delete, truncate on meetings.paper, meetings.paper_version,
    meetings.paper_withdrawal, meetings.paper_receipt, meetings.paper_reminder from ${app};
