create table deputies.congress_session (
    id            bigint generated always as identity primary key,
    congress_id   bigint      not null,
    name          text        not null check (name <> ''),
    starts_on     date        not null,
    ends_on       date        not null,
    motions_until timestamptz not null,
    set_at        timestamptz not null,
    set_by        text        not null,
    unique (congress_id, name),
    check (ends_on >= starts_on)
);
comment on table deputies.congress_session is '人民代表大会会议及其议案截止时间（MOT-3，由主席团决定）';

create table deputies.motion (
    id                  bigint generated always as identity primary key,
    congress_id         bigint not null,
    session_id          bigint references deputies.congress_session,
    proposer            text   not null check (proposer in ('JOINT', 'DELEGATION')),
    delegation          text   not null default '',
    delegation_members  int    not null default 0 check (delegation_members >= 0),
    delegation_approved int    not null default 0,
    lead_account        bigint not null,
    lead_name           text   not null check (lead_name <> ''),
    title               text   not null check (title <> ''),
    cause               text   not null,
    grounds             text   not null,
    plan                text   not null,
    stage               text   not null check (stage in ('DRAFT', 'CO_SIGNING', 'RETURNED',
        'SUBMITTED', 'EXAMINED', 'ON_AGENDA', 'IN_COMMITTEE', 'REPORTED', 'PASSED', 'REJECTED',
        'ADOPTED', 'TURNED', 'DECLINED', 'WITHDRAWN', 'LAPSED')),
    version             int    not null check (version >= 1),
    number              text,
    committee           text   not null default '',
    created_at          timestamptz not null,
    submitted_on        date,
    report_due_on       date,
    closed_on           date,
    suggestion_id       bigint references deputies.suggestion,
    unique (congress_id, number),
    check (delegation_approved between 0 and delegation_members),
    check ((proposer = 'DELEGATION') = (delegation <> '')),
    check ((stage = 'TURNED') <= (suggestion_id is not null)),
    check ((stage = 'IN_COMMITTEE') <= (committee <> ''))
);
comment on table deputies.motion is '议案：案由、案据、方案（MOT-3）';
comment on column deputies.motion.delegation is '以代表团名义提出时的代表团名称（MOT-1，地方规定允许时）';
create index motion_by_congress on deputies.motion (congress_id, stage, id desc);
create index motion_by_lead on deputies.motion (lead_account, id desc);
alter table deputies.motion enable row level security;
create policy motion_in_scope on deputies.motion
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.motion_version (
    motion_id bigint      not null references deputies.motion on delete cascade,
    version   int         not null,
    title     text        not null,
    cause     text        not null,
    grounds   text        not null,
    plan      text        not null,
    at        timestamptz not null,
    primary key (motion_id, version)
);
comment on table deputies.motion_version is '议案文本的每一稿：联名代表确认的是其中一稿';

create table deputies.motion_mover (
    motion_id  bigint      not null references deputies.motion on delete cascade,
    account_id bigint      not null,
    name       text        not null,
    asked_at   timestamptz not null,
    primary key (motion_id, account_id)
);
comment on table deputies.motion_mover is '受邀联名的代表（不含领衔代表）';
create index motion_mover_by_account on deputies.motion_mover (account_id);

create table deputies.motion_confirmation (
    motion_id  bigint      not null references deputies.motion on delete cascade,
    account_id bigint      not null,
    version    int         not null,
    at         timestamptz not null,
    primary key (motion_id, account_id, version)
);
comment on table deputies.motion_confirmation is '联名代表对某一稿的确认；改稿后须重新确认';

create table deputies.motion_withdrawal (
    id         bigint generated always as identity primary key,
    motion_id  bigint      not null references deputies.motion,
    account_id bigint      not null,
    name       text        not null,
    reason     text        not null check (reason <> ''),
    at         timestamptz not null
);
comment on table deputies.motion_withdrawal is '提案人撤回的书面意思表示（MOT-4）';
create index withdrawal_of_motion on deputies.motion_withdrawal (motion_id);

create table deputies.motion_withdrawal_decision (
    withdrawal_id bigint      primary key references deputies.motion_withdrawal,
    agreed        boolean     not null,
    text          text        not null,
    at            timestamptz not null,
    by_name       text        not null
);
comment on table deputies.motion_withdrawal_decision is '主席团对撤回的决定';

create table deputies.motion_step (
    id        bigint generated always as identity primary key,
    motion_id bigint      not null references deputies.motion on delete cascade,
    act       text        not null,
    at        timestamptz not null,
    by_name   text        not null,
    text      text        not null
);
comment on table deputies.motion_step is '议案的每一步；当前进度可由这些行重算';
create index step_of_motion on deputies.motion_step (motion_id, id);

revoke update, delete, truncate on deputies.motion_withdrawal,
    deputies.motion_withdrawal_decision from ${app};
revoke update, truncate on deputies.motion_version, deputies.motion_confirmation,
    deputies.motion_step from ${app};
