create table deputies.numbering (
    congress_id bigint not null,
    series      text   not null check (series <> ''),
    year        int    not null,
    last        int    not null,
    primary key (congress_id, series, year)
);
comment on table deputies.numbering is '编号：建议、议案各一列，答复按发文机关代字各一列';

create table deputies.suggestion (
    id             bigint generated always as identity primary key,
    congress_id    bigint not null,
    lead_account   bigint,
    lead_name      text   not null check (lead_name <> ''),
    source         text   not null check (source in ('SESSION', 'RECESS', 'DELIBERATION')),
    title          text   not null check (title <> ''),
    text           text   not null,
    confidential   boolean not null,
    topic_code     text,
    topic_name     text,
    area_code      text,
    longitude      numeric(9, 6) check (longitude between 70 and 140),
    latitude       numeric(9, 6) check (latitude between 0 and 60),
    stage          text   not null check (stage in ('DRAFT', 'CO_SIGNING', 'FIRST_REVIEW', 'REVIEW',
        'RETURNED', 'REFUSED', 'TURNED', 'WITHDRAWN', 'NUMBERED', 'PLANNED', 'MERGED', 'ASSIGNED',
        'REPLIED', 'NEGOTIATING', 'CLOSED', 'ARCHIVED')),
    version        int    not null check (version >= 1),
    round          int    not null check (round >= 0),
    number         text,
    merged_into    bigint references deputies.suggestion,
    created_at     timestamptz not null,
    submitted_on   date,
    due_on         date,
    closed_on      date,
    origin_module  text,
    origin_id      bigint,
    origin_title   text,
    origin_address text,
    unique (congress_id, number),
    check ((longitude is null) = (latitude is null)),
    check ((stage = 'MERGED') <= (merged_into is not null)),
    check (merged_into <> id),
    check ((origin_module is null) = (origin_id is null))
);
comment on table deputies.suggestion is '代表建议、批评和意见';
comment on column deputies.suggestion.lead_account is '领衔代表的账号；导入的历年建议可以没有账号';
comment on column deputies.suggestion.confidential is '代表要求保密，不公开';
comment on column deputies.suggestion.due_on is '各承办单位中最早的答复期限，供列表排序';
create index suggestion_by_congress on deputies.suggestion (congress_id, stage, id desc);
create index suggestion_by_lead on deputies.suggestion (lead_account, id desc);
create index suggestion_by_due on deputies.suggestion (congress_id, due_on);
create index suggestion_merged on deputies.suggestion (merged_into) where merged_into is not null;
create index suggestion_by_topic on deputies.suggestion (topic_code, area_code);
alter table deputies.suggestion enable row level security;
create policy suggestion_in_scope on deputies.suggestion
    using ((select current_setting('openrenda.scope', true)) = '*'
        or congress_id in (select unnest(string_to_array(
            nullif(current_setting('openrenda.scope', true), '*'), ',')::bigint[])))
    with check (platform.in_scope(congress_id));

create table deputies.suggestion_words (
    suggestion_id bigint primary key references deputies.suggestion on delete cascade,
    congress_id   bigint not null,
    words         text[] not null
);
comment on table deputies.suggestion_words is '检索用的两字词；没有行级安全，只通过明写范围的查询使用';
create index suggestion_words_find on deputies.suggestion_words using gin (words);

create table deputies.text_version (
    suggestion_id bigint      not null references deputies.suggestion on delete cascade,
    version       int         not null,
    title         text        not null,
    text          text        not null,
    at            timestamptz not null,
    primary key (suggestion_id, version)
);
comment on table deputies.text_version is '建议文本的每一稿：附议代表确认的是其中一稿';

create table deputies.co_signer (
    suggestion_id bigint      not null references deputies.suggestion on delete cascade,
    account_id    bigint      not null,
    name          text        not null,
    asked_at      timestamptz not null,
    primary key (suggestion_id, account_id)
);
comment on table deputies.co_signer is '受邀附议的代表';
create index co_signer_by_account on deputies.co_signer (account_id);

create table deputies.confirmation (
    suggestion_id bigint      not null references deputies.suggestion on delete cascade,
    account_id    bigint      not null,
    version       int         not null,
    at            timestamptz not null,
    primary key (suggestion_id, account_id, version)
);
comment on table deputies.confirmation is '附议代表对某一稿的确认；改稿后须重新确认';

create table deputies.withdrawal (
    suggestion_id bigint      not null references deputies.suggestion,
    account_id    bigint      not null,
    reason        text        not null check (reason <> ''),
    at            timestamptz not null,
    primary key (suggestion_id, account_id)
);
comment on table deputies.withdrawal is '撤回的书面意思表示；联名件须全体一致（SUG-12）';

create table deputies.suggestion_step (
    id            bigint generated always as identity primary key,
    suggestion_id bigint      not null references deputies.suggestion on delete cascade,
    act           text        not null,
    round         int         not null,
    at            timestamptz not null,
    by_name       text        not null,
    text          text        not null
);
comment on table deputies.suggestion_step is '建议的每一步；当前进度可由这些行重算';
create index step_of_suggestion on deputies.suggestion_step (suggestion_id, id);

create table deputies.publication (
    suggestion_id bigint      primary key references deputies.suggestion,
    published_at  timestamptz not null,
    published_by  text        not null
);
comment on table deputies.publication is '建议及答复的公开（SUG-22）';

create table deputies.secrecy_review (
    id            bigint generated always as identity primary key,
    suggestion_id bigint      not null references deputies.suggestion,
    may_publish   boolean     not null,
    reason        text        not null,
    at            timestamptz not null,
    by_name       text        not null
);
comment on table deputies.secrecy_review is '公开前的保密审查结论（SEC-16、SUG-22）';

revoke update, delete, truncate on deputies.withdrawal, deputies.publication, deputies.secrecy_review
    from ${app};
revoke update, truncate on deputies.text_version, deputies.confirmation, deputies.suggestion_step
    from ${app};
