create table deputies.rota_day (
    id          bigint generated always as identity primary key,
    congress_id bigint not null,
    station_id  bigint not null references deputies.station,
    on_day      date   not null,
    starts      time   not null,
    ends        time   not null,
    theme       text   not null check (theme <> ''),
    planned_at  timestamptz not null,
    noticed_at  timestamptz,
    unique (station_id, on_day, starts),
    check (ends > starts)
);
comment on table deputies.rota_day is '值班接待日：时间、主题，提前公告（LIA-3）';
create index rota_by_day on deputies.rota_day (on_day, station_id);

create table deputies.rota_deputy (
    rota_id    bigint not null references deputies.rota_day on delete cascade,
    account_id bigint not null,
    name       text   not null,
    primary key (rota_id, account_id)
);
comment on table deputies.rota_deputy is '值班代表';
create index rota_by_deputy on deputies.rota_deputy (account_id);

create table deputies.swap (
    id           bigint generated always as identity primary key,
    congress_id  bigint      not null,
    rota_id      bigint      not null references deputies.rota_day on delete cascade,
    from_account bigint      not null,
    from_name    text        not null,
    to_account   bigint      not null,
    to_name      text        not null,
    reason       text        not null check (reason <> ''),
    asked_at     timestamptz not null,
    agreed       boolean,
    answered_at  timestamptz,
    check (from_account <> to_account),
    check ((agreed is null) = (answered_at is null))
);
comment on table deputies.swap is '换班：一方提出，另一方同意后生效';
create index swap_of_rota on deputies.swap (rota_id);

create table deputies.visit (
    id          bigint generated always as identity primary key,
    congress_id bigint      not null,
    station_id  bigint      not null references deputies.station,
    account_id  bigint      not null,
    name        text        not null,
    on_day      date        not null,
    way         text        not null check (way in ('CODE', 'KEEPER')),
    at          timestamptz not null,
    by_name     text        not null,
    unique (station_id, account_id, on_day)
);
comment on table deputies.visit is '代表进站（LIA-3、LIA-4）：扫码签到或工作人员确认；不要求照片';
create index visit_by_deputy on deputies.visit (account_id, on_day);
create index visit_by_congress on deputies.visit (congress_id, on_day);
revoke update, delete, truncate on deputies.visit from ${app};
