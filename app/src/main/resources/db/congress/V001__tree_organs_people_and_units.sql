create table congress.area (
    code        text primary key check (code ~ '^[0-9]{6}([0-9]{3})?$'),
    name        text not null check (name <> ''),
    level       text not null check (level in ('CITY', 'COUNTY', 'TOWN', 'SUBDISTRICT')),
    parent_code text references congress.area,
    population  int  not null check (population >= 0)
);
comment on table congress.area is '行政区域：6 位为市、县（区），9 位为乡镇、街道';

create table congress.congress (
    id        bigint generated always as identity primary key,
    name      text not null unique check (name <> ''),
    level     text not null check (level in ('NATION', 'PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP')),
    parent_id bigint references congress.congress,
    area_code text references congress.area,
    managed   boolean not null
);
comment on table congress.congress is '各级人民代表大会';
comment on column congress.congress.managed is '是否由本系统管理；上级人大仅用于登记代表职务';

create table congress.organ (
    id          bigint generated always as identity primary key,
    congress_id bigint not null references congress.congress,
    kind        text   not null check (kind in ('STANDING_COMMITTEE', 'CHAIRPERSONS_COUNCIL',
        'SPECIAL_COMMITTEE', 'WORKING_COMMITTEE', 'WORKING_BODY', 'ADMINISTRATIVE_BODY', 'PRESIDIUM',
        'SUBDISTRICT_WORKING_COMMITTEE')),
    name        text   not null check (name <> ''),
    area_code   text references congress.area,
    unique (congress_id, name)
);
comment on table congress.organ is '常委会、主任会议、专门委员会、工作机构、乡镇主席团、人大街道工委';

create table congress.term (
    id          bigint generated always as identity primary key,
    congress_id bigint not null references congress.congress,
    number      int    not null check (number > 0),
    starts_on   date   not null,
    ends_on     date,
    unique (congress_id, number),
    check (ends_on is null or ends_on > starts_on)
);
comment on table congress.term is '届次；ends_on 为下届第一次会议之日（CAL-7）';

create table congress.person (
    id          bigint generated always as identity primary key,
    congress_id bigint not null references congress.congress,
    name        text   not null check (name <> ''),
    gender      text   not null check (gender in ('男', '女', '')),
    born_year   int check (born_year between 1900 and 2100),
    nation      text   not null,
    party       text   not null,
    occupation  text   not null,
    phone       bytea,
    phone_index bytea
);
comment on table congress.person is '人员；手机号加密存放';
create index person_by_name on congress.person (name);
create unique index person_by_phone on congress.person (phone_index) where phone_index is not null;
alter table congress.person enable row level security;
create policy person_in_scope on congress.person
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table congress.deputyship (
    id             bigint generated always as identity primary key,
    person_id      bigint not null references congress.person,
    congress_id    bigint not null references congress.congress,
    term_id        bigint not null references congress.term,
    electoral_unit text   not null,
    delegation     text   not null,
    status         text   not null check (status in ('ACTIVE', 'SUSPENDED', 'ENDED')),
    since          date   not null,
    until          date,
    unique (person_id, term_id)
);
comment on table congress.deputyship is '代表职务：一人可同时担任多级代表';
create index deputyship_by_congress on congress.deputyship (congress_id, status);

create table congress.unit (
    id          bigint generated always as identity primary key,
    congress_id bigint not null references congress.congress,
    name        text   not null check (name <> ''),
    kind        text   not null check (kind in ('GOVERNMENT', 'SUPERVISORY_COMMISSION', 'COURT',
        'PROCURATORATE', 'LOCAL_GOVERNMENT', 'ENTERPRISE')),
    area_code   text references congress.area,
    unique (congress_id, name)
);
comment on table congress.unit is '承办单位：一府一委两院及其部门';
