create table meetings.meeting (
    id            bigint    generated always as identity primary key,
    congress_id   bigint    not null,
    kind          text      not null check (kind in ('CONGRESS', 'PREPARATORY', 'PRESIDIUM',
        'DELEGATION', 'STANDING_COMMITTEE', 'COUNCIL', 'SPECIAL_COMMITTEE', 'HEARING', 'SEMINAR',
        'ARGUMENTATION')),
    parent_id     bigint    references meetings.meeting,
    title         text      not null check (title <> ''),
    place         text      not null check (place <> ''),
    starts_at     timestamp not null,
    extraordinary boolean   not null,
    stage         text      not null check (stage in ('PLANNED', 'CONVENED', 'IN_SESSION',
        'CLOSED', 'MINUTES_SIGNED', 'ARCHIVED', 'CANCELLED')),
    rules_on      date      not null,
    base          int       not null check (base >= 0),
    check ((parent_id is null) or kind in ('PREPARATORY', 'PRESIDIUM', 'DELEGATION'))
);
comment on table meetings.meeting is '会议';
comment on column meetings.meeting.starts_at is '开会的当地时间';
comment on column meetings.meeting.extraordinary is '临时会议：不受通知期限的限制';
comment on column meetings.meeting.rules_on is '适用这一天的参数：筹备之日，发出通知后为通知之日';
comment on column meetings.meeting.base is '应到基数，开会时固定；开会前为 0';
create index meeting_by_congress on meetings.meeting (congress_id, starts_at);

create table meetings.step (
    id         bigint      generated always as identity primary key,
    meeting_id bigint      not null references meetings.meeting,
    act        text        not null check (act in ('PLAN', 'CHANGE', 'CONVENE', 'OPEN', 'CLOSE',
        'SIGN_MINUTES', 'ARCHIVE', 'CANCEL')),
    at         timestamptz not null,
    by_name    text        not null,
    text       text        not null
);
comment on table meetings.step is '会议的每一步；当前状态可由这些行重算';
create index step_of_meeting on meetings.step (meeting_id, id);

create table meetings.item (
    id         bigint generated always as identity primary key,
    meeting_id bigint not null references meetings.meeting,
    parent_id  bigint references meetings.item,
    place      int    not null check (place > 0),
    title      text   not null check (title <> ''),
    kind       text   not null check (kind in ('REPORT', 'DELIBERATION', 'VOTE', 'QUESTION',
        'OTHER')),
    publicity  text   not null check (publicity in ('OPEN', 'INTERNAL', 'SECRET')),
    reporter   text   not null,
    minutes    int    not null check (minutes between 0 and 600),
    origin_module  text,
    origin_id      bigint,
    origin_title   text,
    origin_address text,
    stage      text   not null check (stage in ('WAITING', 'NOW', 'DONE', 'POSTPONED')),
    check ((origin_module is null) = (origin_id is null))
);
comment on table meetings.item is '议程上的议题';
create index item_of_meeting on meetings.item (meeting_id, parent_id, place);
create unique index one_item_now on meetings.item (meeting_id) where stage = 'NOW';

create table meetings.item_step (
    id      bigint      generated always as identity primary key,
    item_id bigint      not null references meetings.item on delete cascade,
    act     text        not null check (act in ('TAKE', 'HAND_TO_VOTE', 'DECIDE', 'FINISH',
        'POSTPONE')),
    at      timestamptz not null,
    by_name text        not null,
    text    text        not null
);
comment on table meetings.item_step is '议题的每一步：开始、交付表决、表决结果、结束、暂不审议';
create index step_of_item on meetings.item_step (item_id, id);

create table meetings.participant (
    id         bigint  generated always as identity primary key,
    meeting_id bigint  not null references meetings.meeting,
    no         int     not null check (no > 0),
    person_id  bigint,
    account_id bigint,
    name       text    not null check (name <> ''),
    duty       text    not null,
    group_name text    not null,
    role       text    not null check (role in ('ATTEND', 'NONVOTING', 'OBSERVER')),
    may_act    boolean not null,
    unique (meeting_id, no),
    unique (meeting_id, person_id),
    unique (meeting_id, account_id),
    check (role <> 'ATTEND' or person_id is not null)
);
comment on table meetings.participant is '参加会议的人：出席、列席、旁听';
comment on column meetings.participant.may_act is '暂停执行职务的人员在册而不出席';
create index participant_by_account on meetings.participant (account_id, meeting_id);

create table meetings.leave (
    id             bigint      generated always as identity primary key,
    meeting_id     bigint      not null references meetings.meeting,
    participant_id bigint      not null references meetings.participant,
    reason         text        not null check (reason <> ''),
    at             timestamptz not null
);
comment on table meetings.leave is '请假';
create index leave_of_meeting on meetings.leave (meeting_id, id);

create table meetings.leave_decision (
    leave_id bigint      primary key references meetings.leave,
    granted  boolean     not null,
    words    text        not null,
    by_name  text        not null,
    at       timestamptz not null
);
comment on table meetings.leave_decision is '请假的批准；一次请假只批一次';

create table meetings.attendance (
    id             bigint      generated always as identity primary key,
    meeting_id     bigint      not null references meetings.meeting,
    participant_id bigint      not null references meetings.participant,
    way            text        not null check (way in ('SELF', 'LIST', 'LEFT', 'BACK')),
    at             timestamptz not null,
    by_name        text        not null
);
comment on table meetings.attendance is '签到、离席、返回：只增不改，任一时刻在场的人由此算出';
create index attendance_of_meeting on meetings.attendance (meeting_id, participant_id, at, id);

create table meetings.speech (
    id             bigint      generated always as identity primary key,
    meeting_id     bigint      not null references meetings.meeting,
    item_id        bigint      not null references meetings.item,
    participant_id bigint      not null references meetings.participant,
    asked_at       timestamptz not null,
    minutes        int         not null check (minutes > 0),
    called_at      timestamptz,
    ended_at       timestamptz,
    withdrawn_at   timestamptz,
    check (ended_at is null or called_at is not null),
    check (withdrawn_at is null or called_at is null)
);
comment on table meetings.speech is '发言：申请、请发言、结束';
create index speech_of_meeting on meetings.speech (meeting_id, id);
create unique index one_speaks on meetings.speech (meeting_id)
    where called_at is not null and ended_at is null;
create unique index asks_once on meetings.speech (item_id, participant_id)
    where called_at is null and withdrawn_at is null;

revoke update, delete, truncate on meetings.step, meetings.item_step, meetings.participant,
    meetings.leave, meetings.leave_decision, meetings.attendance from ${app};
revoke delete, truncate on meetings.meeting, meetings.speech from ${app};
