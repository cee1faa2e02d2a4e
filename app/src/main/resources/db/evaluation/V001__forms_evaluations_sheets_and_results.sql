create table evaluation.form (
    id         bigint generated always as identity primary key,
    congress_id bigint not null,
    name       text   not null check (name <> ''),
    version    int    not null check (version > 0),
    retired_on date
);
comment on table evaluation.form is '测评表：有版本，可反复使用';
comment on column evaluation.form.version is '现行版本；已开展的测评用开始时的版本';
create index form_by_congress on evaluation.form (congress_id, id);

create table evaluation.form_version (
    form_id bigint      not null references evaluation.form,
    version int         not null check (version > 0),
    by_name text        not null,
    at      timestamptz not null,
    primary key (form_id, version)
);
comment on table evaluation.form_version is '测评表的每一版，写成后不变';

create table evaluation.form_item (
    form_id        bigint not null,
    version        int    not null,
    no             int    not null check (no > 0),
    title          text   not null check (title <> ''),
    weight         int    not null check (weight between 1 and 1000),
    lowest         int    not null check (lowest >= 0),
    highest        int    not null check (highest > lowest and highest <= 100),
    satisfied_from int    not null check (satisfied_from between 0 and highest),
    primary key (form_id, version, no),
    foreign key (form_id, version) references evaluation.form_version
);
comment on table evaluation.form_item is '测评项目';
comment on column evaluation.form_item.weight is '权重，千分之几，一版各项相加为 1000';
comment on column evaluation.form_item.satisfied_from is '达到几分计入满意；0 为不计满意率';

create table evaluation.form_grade (
    form_id bigint not null,
    version int    not null,
    item_no int    not null,
    value   int    not null check (value between 0 and 100),
    word    text   not null check (word <> ''),
    primary key (form_id, version, item_no, value),
    unique (form_id, version, item_no, word),
    foreign key (form_id, version, item_no) references evaluation.form_item
);
comment on table evaluation.form_grade is '档次及其分值；没有档次的项目直接打分';

create table evaluation.evaluation (
    id             bigint  generated always as identity primary key,
    congress_id    bigint  not null,
    title          text    not null check (title <> ''),
    body           text    not null,
    kind           text    not null check (kind in ('SATISFACTION', 'WORK', 'QUARTERLY',
        'DUTY', 'HANDLING', 'PROJECT', 'OTHER')),
    basis          text    not null,
    form_id        bigint  not null,
    form_version   int     not null,
    mode           text    not null check (mode in ('IN_ROOM', 'OVER_DAYS')),
    opens_at       timestamptz,
    closes_at      timestamptz,
    shows_live     boolean not null,
    raters_min     int     not null check (raters_min > 0),
    origin_module  text,
    origin_id      bigint,
    origin_title   text,
    origin_address text,
    stage          text    not null check (stage in ('DRAFT', 'READY', 'OPEN', 'CLOSED',
        'PUBLISHED', 'VOID')),
    opened_at      timestamptz,
    prepared_on    date    not null,
    foreign key (form_id, form_version) references evaluation.form_version,
    check ((mode = 'OVER_DAYS') = (opens_at is not null)),
    check ((opens_at is null) = (closes_at is null)),
    check (closes_at is null or closes_at > opens_at),
    check ((origin_module is null) = (origin_id is null))
);
comment on table evaluation.evaluation is '一次测评：谁测评谁、用哪一版表、当场还是限期';
comment on column evaluation.evaluation.raters_min is '显示结果所需的最少人数，拟定时固定';
comment on column evaluation.evaluation.shows_live is '当场测评中随人数显示分布和排名';
create index evaluation_by_congress on evaluation.evaluation (congress_id, id);
create index evaluation_by_origin on evaluation.evaluation (origin_module, origin_id);
create index evaluation_by_time on evaluation.evaluation (closes_at)
    where stage in ('READY', 'OPEN');

create table evaluation.subject (
    evaluation_id bigint not null references evaluation.evaluation,
    no            int    not null check (no > 0),
    name          text   not null check (name <> ''),
    note          text   not null,
    primary key (evaluation_id, no),
    unique (evaluation_id, name)
);
comment on table evaluation.subject is '测评对象：单位、人员、项目或一件工作';

create table evaluation.rater_group (
    evaluation_id bigint not null references evaluation.evaluation,
    no            int    not null check (no > 0),
    name          text   not null check (name <> ''),
    weight        int    not null check (weight between 1 and 1000),
    way           text   not null check (way in ('NAMED', 'CODE')),
    primary key (evaluation_id, no),
    unique (evaluation_id, name)
);
comment on table evaluation.rater_group is '测评人的组及其权重（千分之几）；以账号实名，或凭一次性测评码';

create table evaluation.rater (
    evaluation_id bigint not null,
    no            int    not null check (no > 0),
    group_no      int    not null,
    account_id    bigint not null,
    name          text   not null check (name <> ''),
    primary key (evaluation_id, no),
    unique (evaluation_id, account_id),
    foreign key (evaluation_id, group_no) references evaluation.rater_group
);
comment on table evaluation.rater is '实名测评人名册';
create index rater_by_account on evaluation.rater (account_id, evaluation_id);

create table evaluation.sheet (
    evaluation_id bigint      not null,
    rater         int         not null,
    marks         text        not null,
    client_key    text        not null,
    row_key       uuid        not null default gen_random_uuid(),
    at            timestamptz not null,
    primary key (evaluation_id, rater),
    foreign key (evaluation_id, rater) references evaluation.rater
);
comment on table evaluation.sheet is '实名测评表：一人一行，主键保证一人一次';

create table evaluation.code (
    evaluation_id bigint not null,
    group_no      int    not null,
    hash          text   not null,
    client_key    text,
    primary key (evaluation_id, hash),
    foreign key (evaluation_id, group_no) references evaluation.rater_group
);
comment on table evaluation.code is '一次性测评码：只存散列和是否用过，不存发给了谁';
comment on column evaluation.code.client_key is '用码的那一页自定的号，供断网后重发；空为没有用过';
create index code_by_hash on evaluation.code (hash);

create table evaluation.slip (
    evaluation_id bigint not null,
    group_no      int    not null,
    key           uuid   not null default gen_random_uuid(),
    marks         text   not null,
    primary key (key),
    foreign key (evaluation_id, group_no) references evaluation.rater_group
);
comment on table evaluation.slip is '凭码交来的测评表，不写码、不写时间；结束时重排移入 paper';
create index slip_of_evaluation on evaluation.slip (evaluation_id, group_no);

create table evaluation.paper (
    evaluation_id bigint not null,
    group_no      int    not null,
    key           uuid   not null default gen_random_uuid(),
    marks         text   not null,
    primary key (key),
    foreign key (evaluation_id, group_no) references evaluation.rater_group
);
comment on table evaluation.paper is '结束后按内容排列、一次写成的凭码测评表';
create index paper_of_evaluation on evaluation.paper (evaluation_id, group_no);

create table evaluation.result (
    evaluation_id bigint      primary key references evaluation.evaluation,
    text          text        not null,
    digest        text        not null,
    at            timestamptz not null
);
comment on table evaluation.result is '公布的测评结果；可由测评表重算';

create table evaluation.step (
    id            bigint      generated always as identity primary key,
    evaluation_id bigint      not null references evaluation.evaluation,
    act           text        not null check (act in ('PREPARE', 'READY', 'ISSUE', 'OPEN',
        'REMIND', 'EXTEND', 'CLOSE', 'PUBLISH', 'VOID')),
    at            timestamptz not null,
    by_name       text        not null,
    text          text        not null
);
comment on table evaluation.step is '测评的每一步；进度可由这些行重算';
create index step_of_evaluation on evaluation.step (evaluation_id, id);

revoke update, delete, truncate on evaluation.form_version, evaluation.form_item,
    evaluation.form_grade, evaluation.subject, evaluation.rater_group, evaluation.rater,
    evaluation.sheet, evaluation.code, evaluation.paper, evaluation.result, evaluation.step
    from ${app};
grant update (client_key) on evaluation.code to ${app};
revoke update, truncate on evaluation.slip from ${app};
revoke delete, truncate on evaluation.evaluation, evaluation.form from ${app};
