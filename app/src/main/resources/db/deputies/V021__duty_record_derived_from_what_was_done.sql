create table deputies.duty_line (
    id             bigint generated always as identity primary key,
    congress_id    bigint      not null,
    account_id     bigint      not null,
    name           text        not null check (name <> ''),
    category       text        not null check (category in ('SESSION', 'SPEECH', 'MOTION',
        'SUGGESTION', 'FOLLOW_UP', 'INSPECTION', 'GROUP_ACTIVITY', 'CONTACT', 'TRAINING', 'REPORT',
        'AWARD')),
    on_day         date        not null,
    text           text        not null check (text <> ''),
    origin_module  text        not null check (origin_module <> ''),
    origin_id      bigint      not null,
    origin_title   text        not null,
    origin_address text        not null check (origin_address like '/%'),
    at             timestamptz not null,
    unique (account_id, category, origin_module, origin_id)
);
comment on table deputies.duty_line is '履职档案：由实际发生的履职写成，一事一行，附依据，不改写';
create index duty_line_by_congress on deputies.duty_line (congress_id, on_day);
alter table deputies.duty_line enable row level security;
create policy duty_line_in_scope on deputies.duty_line
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.duty_dispute (
    id          bigint generated always as identity primary key,
    congress_id bigint      not null,
    account_id  bigint      not null,
    name        text        not null,
    line_id     bigint      references deputies.duty_line,
    kind        text        not null check (kind in ('WRONG', 'TWICE', 'MISSING')),
    text        text        not null check (text <> ''),
    at          timestamptz not null,
    check ((kind = 'MISSING') = (line_id is null))
);
comment on table deputies.duty_dispute is '代表对履职档案的异议：错、重、漏（DEP-18）';
create index duty_dispute_by_account on deputies.duty_dispute (account_id, id desc);
alter table deputies.duty_dispute enable row level security;
create policy duty_dispute_in_scope on deputies.duty_dispute
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.duty_dispute_answer (
    dispute_id bigint      primary key references deputies.duty_dispute,
    upheld     boolean     not null,
    text       text        not null check (text <> ''),
    at         timestamptz not null,
    by_name    text        not null
);
comment on table deputies.duty_dispute_answer is '核实结论';

create table deputies.duty_correction (
    id       bigint generated always as identity primary key,
    line_id  bigint      not null references deputies.duty_line,
    kind     text        not null check (kind in ('STRIKE', 'REPLACE')),
    category text        not null,
    on_day   date        not null,
    text     text        not null,
    reason   text        not null check (reason <> ''),
    at       timestamptz not null,
    by_name  text        not null
);
comment on table deputies.duty_correction is '更正：另写一行，原来的一行不改，最后一次更正有效';
create index correction_of_line on deputies.duty_correction (line_id, id desc);

create view deputies.duty_now with (security_invoker = true) as
    select l.id, l.congress_id, l.account_id, l.name, coalesce(c.category, l.category) as category,
        coalesce(c.on_day, l.on_day) as on_day, coalesce(c.text, l.text) as text, l.origin_module,
        l.origin_id, l.origin_title, l.origin_address, coalesce(c.reason, '') as corrected
    from deputies.duty_line l
        left join lateral (select * from deputies.duty_correction k where k.line_id = l.id
            order by k.id desc limit 1) c on true
    where c.kind is distinct from 'STRIKE';
comment on view deputies.duty_now is '更正以后的履职档案';

create table deputies.duty_rule (
    id          bigint generated always as identity primary key,
    congress_id bigint      not null,
    category    text        not null,
    weight      int         not null check (weight between 0 and 1000),
    cap         int         not null check (cap >= 0),
    from_on     date        not null,
    at          timestamptz not null,
    by_name     text        not null
);
comment on table deputies.duty_rule is '履职积分规则：每类每次几分、一年最多几分（0 为不限）、自哪天起（DEP-31，默认不启用）';
create index duty_rule_by_congress on deputies.duty_rule (congress_id, category, from_on);

create table deputies.duty_hidden (
    account_id bigint not null,
    category   text   not null,
    primary key (account_id, category)
);
comment on table deputies.duty_hidden is '代表选择不在公开页显示的类别';

create table deputies.duty_shown (
    line_id bigint primary key references deputies.duty_line
);
comment on table deputies.duty_shown is '代表选择在公开页逐条显示的履职';

revoke update, delete, truncate on deputies.duty_line, deputies.duty_dispute,
    deputies.duty_dispute_answer, deputies.duty_correction, deputies.duty_rule from ${app};
