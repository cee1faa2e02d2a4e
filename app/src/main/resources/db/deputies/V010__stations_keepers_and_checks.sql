create table deputies.station (
    id          bigint generated always as identity primary key,
    congress_id bigint not null,
    parent_id   bigint references deputies.station,
    tier        text   not null check (tier in ('MAIN', 'CENTRAL', 'TOWNSHIP', 'POINT')),
    kind        text   not null check (kind in ('HOME', 'STATION', 'POINT', 'INDUSTRY', 'ONLINE')),
    name        text   not null check (name <> ''),
    address     text   not null,
    area_code   text   not null check (area_code <> ''),
    space       int    not null check (space between 0 and 100000),
    hours       text   not null,
    telephone   text   not null,
    intro       text   not null,
    longitude   numeric(9, 6) check (longitude between 70 and 140),
    latitude    numeric(9, 6) check (latitude between 0 and 60),
    closed_on   date,
    closed_why  text   not null default '',
    opened_on   date   not null,
    unique (congress_id, name),
    check (parent_id <> id),
    check ((longitude is null) = (latitude is null)),
    check ((closed_on is null) = (closed_why = ''))
);
comment on table deputies.station is '代表联络站（LIA-2）：总站、中心站、联络站、联络点';
comment on column deputies.station.space is '面积，平方米';
comment on column deputies.station.telephone is '对外公开的联系电话';
create index station_by_congress on deputies.station (congress_id, tier, id);
create index station_by_area on deputies.station (area_code);
create index station_by_parent on deputies.station (parent_id);

create table deputies.station_keeper (
    station_id bigint      not null references deputies.station,
    account_id bigint      not null,
    name       text        not null,
    since      timestamptz not null,
    primary key (station_id, account_id)
);
comment on table deputies.station_keeper is '联络站工作人员';
create index station_keeper_by_account on deputies.station_keeper (account_id);

create table deputies.station_check (
    id         bigint generated always as identity primary key,
    station_id bigint      not null references deputies.station,
    met        text[]      not null,
    remark     text        not null,
    at         timestamptz not null,
    by_name    text        not null
);
comment on table deputies.station_check is '规范化检查：达到的项目；最近一次为准，历次保留（LIA-3）';
create index check_of_station on deputies.station_check (station_id, id desc);

create table deputies.base_map (
    congress_id bigint      primary key,
    geojson     text        not null check (length(geojson) <= 4000000),
    set_at      timestamptz not null,
    set_by      text        not null
);
comment on table deputies.base_map is '本地地图底图：区划界线，不使用外部地图服务';
revoke update, delete, truncate on deputies.station_check from ${app};
