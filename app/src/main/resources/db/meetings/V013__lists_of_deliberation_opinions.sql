create table meetings.opinion_numbering (
    congress_id bigint not null,
    year        int    not null,
    last        int    not null check (last > 0),
    primary key (congress_id, year)
);
comment on table meetings.opinion_numbering is '审议意见编号';

create table meetings.opinion_list (
    id          bigint generated always as identity primary key,
    meeting_id  bigint not null references meetings.meeting,
    item_id     bigint not null unique references meetings.item,
    stage       text   not null check (stage in ('SORTING', 'SUBMITTED', 'APPROVED', 'ISSUED')),
    number      text   not null,
    addressee   text   not null,
    approved_on date,
    issued_on   date,
    report_due_on date,
    check ((stage = 'ISSUED') = (number <> '' and addressee <> '')),
    check ((stage = 'ISSUED') = (issued_on is not null)),
    check ((stage = 'ISSUED') = (report_due_on is not null)),
    check ((stage in ('APPROVED', 'ISSUED')) = (approved_on is not null))
);
comment on table meetings.opinion_list is '一个议题的审议意见清单';
create index opinion_list_of_meeting on meetings.opinion_list (meeting_id, id);

create table meetings.opinion_list_step (
    id      bigint      generated always as identity primary key,
    list_id bigint      not null references meetings.opinion_list,
    act     text        not null check (act in ('OPEN', 'SORT', 'SUBMIT', 'GIVE_BACK', 'APPROVE',
        'ISSUE')),
    text    text        not null,
    at      timestamptz not null,
    by_name text        not null
);
comment on table meetings.opinion_list_step is '清单的每一步；当前状态可由这些行重算';
create index step_of_opinion_list on meetings.opinion_list_step (list_id, id);

create table meetings.opinion (
    id      bigint generated always as identity primary key,
    list_id bigint not null references meetings.opinion_list,
    place   int    not null check (place > 0),
    text    text   not null check (text <> '')
);
comment on table meetings.opinion is '正在整理的审议意见；整理中的改动记在清单的步骤里，印发的另存';
create index opinion_of_list on meetings.opinion (list_id, place);

create table meetings.remark_sorting (
    id         bigint      generated always as identity primary key,
    remark_id  bigint      not null references meetings.remark,
    opinion_id bigint,
    reason     text        not null,
    at         timestamptz not null,
    by_name    text        not null,
    check (opinion_id is null or reason = '')
);
comment on table meetings.remark_sorting is
    '会上意见归入哪一条审议意见，或不列入及理由；以最后一次为准，两者都空是放回待整理';
create index sorting_of_remark on meetings.remark_sorting (remark_id, id);

create table meetings.issued_opinion (
    list_id bigint not null references meetings.opinion_list,
    no      int    not null check (no > 0),
    text    text   not null check (text <> ''),
    sources int    not null check (sources > 0),
    primary key (list_id, no)
);
comment on table meetings.issued_opinion is '印发的审议意见，印发以后不变';

create table meetings.opinion_use (
    list_id bigint      primary key references meetings.opinion_list,
    what    text        not null check (what <> ''),
    address text        not null,
    at      timestamptz not null
);
comment on table meetings.opinion_use is '印发的审议意见转到了哪里';

revoke update, delete, truncate on meetings.opinion_list_step, meetings.remark_sorting,
    meetings.issued_opinion, meetings.opinion_use from ${app};
revoke delete, truncate on meetings.opinion_list, meetings.opinion_numbering from ${app};
