create table meetings.remark (
    id             bigint generated always as identity primary key,
    meeting_id     bigint not null references meetings.meeting,
    item_id        bigint not null references meetings.item,
    participant_id bigint references meetings.participant,
    group_name     text   not null,
    check (participant_id is not null or group_name <> '')
);
comment on table meetings.remark is '会上的意见：本人提出，或从发言、分组审议记下；没有人的是小组的意见';
create index remark_of_item on meetings.remark (item_id, id);

create table meetings.remark_step (
    id        bigint      generated always as identity primary key,
    remark_id bigint      not null references meetings.remark,
    act       text        not null check (act in ('SAY', 'TAKE_DOWN', 'CONFIRM', 'CORRECT',
        'WITHDRAW')),
    text      text        not null,
    at        timestamptz not null,
    by_name   text        not null,
    check (act not in ('SAY', 'TAKE_DOWN', 'CORRECT') or text <> '')
);
comment on table meetings.remark_step is '意见的每一步：提出、记下、核对、更正、收回；现在的文字是最后一次提出、记下或更正的';
create index step_of_remark on meetings.remark_step (remark_id, id);

create table meetings.note_taker (
    id             bigint      generated always as identity primary key,
    meeting_id     bigint      not null references meetings.meeting,
    group_name     text        not null check (group_name <> ''),
    participant_id bigint      not null references meetings.participant,
    at             timestamptz not null,
    by_name        text        not null
);
comment on table meetings.note_taker is '分组审议的记录人；一个小组以最后一次指定的为准';
create index note_taker_of_meeting on meetings.note_taker (meeting_id, group_name, id);

revoke update, delete, truncate on meetings.remark, meetings.remark_step, meetings.note_taker
    from ${app};
