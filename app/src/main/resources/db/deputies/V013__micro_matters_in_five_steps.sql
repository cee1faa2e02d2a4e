create table deputies.micro_matter (
    id             bigint generated always as identity primary key,
    congress_id    bigint not null,
    number         text   not null check (number <> ''),
    deputy_id      bigint not null,
    deputy_name    text   not null,
    title          text   not null check (title <> ''),
    text           text   not null check (text <> ''),
    area_code      text   not null,
    raised_on      date   not null,
    due_on         date,
    stage          text   not null check (stage in ('RAISED', 'HANDED_OVER', 'HANDLING', 'REPORTED',
        'CHECKED', 'CLOSED', 'DECLINED')),
    round          int    not null check (round >= 1),
    unit_id        bigint,
    unit_name      text,
    origin_id      bigint not null,
    origin_title   text   not null,
    origin_address text   not null,
    unique (congress_id, number),
    check ((unit_id is null) = (unit_name is null)),
    check ((stage in ('CLOSED', 'DECLINED')) = (due_on is null))
);
comment on table deputies.micro_matter is '民生微实事五步：群众提、代表交、政府办、人大督、群众评';
create unique index micro_once_a_voice on deputies.micro_matter (origin_id) where stage <> 'DECLINED';
create index micro_by_congress on deputies.micro_matter (congress_id, stage, id desc);
create index micro_by_deputy on deputies.micro_matter (deputy_id, stage);
create index micro_by_unit on deputies.micro_matter (unit_id, stage);
alter table deputies.micro_matter enable row level security;
create policy micro_matter_in_scope on deputies.micro_matter
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.micro_step (
    id        bigint generated always as identity primary key,
    matter_id bigint      not null references deputies.micro_matter,
    act       text        not null,
    round     int         not null,
    at        timestamptz not null,
    by_name   text        not null,
    text      text        not null,
    due_on    date
);
comment on table deputies.micro_step is '微实事的每一步：何人、何时、期限；进度可由这些行重算';
create index step_of_micro_matter on deputies.micro_step (matter_id, id);

create table deputies.micro_publication (
    matter_id bigint      primary key references deputies.micro_matter,
    at        timestamptz not null,
    by_name   text        not null
);
comment on table deputies.micro_publication is '微实事在公众网站公开';
revoke update, delete, truncate on deputies.micro_step, deputies.micro_publication from ${app};
