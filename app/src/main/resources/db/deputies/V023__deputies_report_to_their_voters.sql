create table deputies.duty_report (
    id           bigint generated always as identity primary key,
    congress_id  bigint      not null,
    account_id   bigint      not null,
    name         text        not null check (name <> ''),
    kind         text        not null check (kind in ('TERM', 'YEAR')),
    year         int         not null check (year between 1990 and 2200),
    stage        text        not null check (stage in ('PLANNED', 'DRAFT', 'PUBLISHED', 'RATED')),
    planned_on   date,
    place        text        not null default '',
    text         text        not null default '',
    published_on date,
    at           timestamptz not null,
    unique (congress_id, account_id, kind, year),
    check ((stage in ('PUBLISHED', 'RATED')) = (published_on is not null)),
    check (stage = 'PLANNED' or text <> '')
);
comment on table deputies.duty_report is '代表述职（届内安排）和年度履职报告（DEP-30）';
create index duty_report_by_account on deputies.duty_report (account_id, year desc);
alter table deputies.duty_report enable row level security;
create policy duty_report_in_scope on deputies.duty_report
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.duty_report_rating (
    report_id bigint      not null references deputies.duty_report,
    aspect    text        not null check (aspect in ('LAWFUL', 'CONTACT', 'PROPOSALS', 'ATTENDANCE',
        'CONDUCT')),
    voters    int         not null check (voters > 0),
    satisfied int         not null check (satisfied >= 0),
    basically int         not null check (basically >= 0),
    dissatisfied int      not null check (dissatisfied >= 0),
    at        timestamptz not null,
    by_name   text        not null,
    primary key (report_id, aspect),
    check (satisfied + basically + dissatisfied <= voters)
);
comment on table deputies.duty_report_rating is '选民无记名评议的计票结果：五个方面，只有票数，没有人名；不改写';
revoke update, delete, truncate on deputies.duty_report_rating from ${app};
