create table supervision.numbering (
    congress_id bigint not null,
    year        int    not null,
    last        int    not null,
    primary key (congress_id, year)
);
comment on table supervision.numbering is '监督事项编号';

create table supervision.matter (
    id             bigint generated always as identity primary key,
    congress_id    bigint not null,
    number         text   not null,
    title          text   not null check (title <> ''),
    basis          text   not null,
    form           text   not null check (form in ('LIST_FOLLOW_UP', 'SPECIAL_WORK_REPORT',
        'LAW_ENFORCEMENT_INSPECTION', 'SPECIAL_INQUIRY', 'INSPECTION_TOUR', 'WORK_EVALUATION')),
    stage          text   not null check (stage in ('OPEN', 'RECTIFYING', 'CLOSED')),
    opened_on      date   not null,
    closed_on      date,
    topic_code     text,
    topic_name     text,
    area_code      text,
    origin_module  text,
    origin_id      bigint,
    origin_title   text,
    origin_address text,
    check ((stage = 'CLOSED') = (closed_on is not null)),
    check ((origin_module is null) = (origin_id is null)),
    unique (congress_id, number),
    unique (origin_module, origin_id)
);
comment on table supervision.matter is '监督事项';
create index matter_by_congress on supervision.matter (congress_id, stage, id);

create table supervision.publication (
    matter_id    bigint      primary key references supervision.matter,
    published_at timestamptz not null,
    published_by text        not null
);
comment on table supervision.publication is '监督事项的公开（监督法第十条等）';

create table supervision.rater (
    matter_id  bigint not null references supervision.matter,
    account_id bigint not null,
    name       text   not null,
    primary key (matter_id, account_id)
);
comment on table supervision.rater is '受邀参加评价的代表';

create table supervision.problem (
    id          bigint generated always as identity primary key,
    matter_id   bigint not null references supervision.matter,
    congress_id bigint not null,
    ordinal     int    not null check (ordinal > 0),
    title       text   not null check (title <> ''),
    detail      text   not null,
    stage       text   not null check (stage in ('LISTED', 'ASSIGNED', 'RECEIVED', 'REPORTED',
        'CHECKED', 'STRUCK_OFF')),
    unit_id     bigint,
    unit_name   text,
    due_on      date,
    round       int    not null check (round >= 1),
    unique (matter_id, ordinal),
    check ((unit_id is null) = (unit_name is null)),
    check (stage = 'LISTED' or unit_id is not null)
);
comment on table supervision.problem is '问题清单：一行一个问题';
create index problem_by_unit on supervision.problem (unit_id, stage);

create table supervision.step (
    id         bigint generated always as identity primary key,
    problem_id bigint      not null references supervision.problem,
    round      int         not null check (round >= 1),
    act        text        not null check (act in ('ASSIGN', 'RECEIVE', 'RETURN', 'REPORT', 'PASS',
        'REJECT', 'STRIKE_OFF', 'SEND_BACK')),
    at         timestamptz not null,
    by_name    text        not null,
    unit_id    bigint,
    unit_name  text,
    text       text        not null,
    due_on     date
);
comment on table supervision.step is '问题办理的每一步；问题的当前状态可由这些行重算';
create index step_of_problem on supervision.step (problem_id, id);

create table supervision.rating (
    problem_id bigint      not null references supervision.problem,
    round      int         not null check (round >= 1),
    account_id bigint      not null,
    attitude   text        not null check (attitude in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
    result     text        not null check (result in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
    reason     text        not null,
    at         timestamptz not null,
    primary key (problem_id, round, account_id),
    check (result <> 'DISSATISFIED' or reason <> '')
);
comment on table supervision.rating is '代表评价：办理态度与办理结果分开；每轮只评一次，不改写';
revoke update, delete, truncate on supervision.publication, supervision.step, supervision.rating
    from ${app};
