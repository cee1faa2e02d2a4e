create table tasks.task (
    id          bigint generated always as identity primary key,
    congress_id bigint      not null,
    module      text        not null,
    kind        text        not null,
    subject_id  bigint      not null,
    act         text        not null check (act <> ''),
    title       text        not null check (title <> ''),
    address     text        not null check (address like '/%'),
    role        text        not null,
    unit_id     bigint,
    account_id  bigint,
    opened_at   timestamptz not null,
    due_on      date,
    done_at     timestamptz,
    done_by     text,
    reminded_on date
);
comment on table tasks.task is '待办：谁（角色、单位或个人）应对何事做什么，何时到期';
create index task_open_by_role on tasks.task (congress_id, role, due_on) where done_at is null;
create index task_open_by_unit on tasks.task (unit_id, due_on) where done_at is null;
create index task_open_by_account on tasks.task (account_id, due_on) where done_at is null;
create index task_of_subject on tasks.task (module, kind, subject_id);

create table tasks.card (
    task_id   bigint not null references tasks.task,
    colour    text   not null check (colour in ('YELLOW', 'RED')),
    issued_on date   not null,
    primary key (task_id, colour)
);
comment on table tasks.card is '黄牌（逾期）与红牌（严重逾期）';
revoke update, delete, truncate on tasks.card from ${app};
