create table deputies.profile (
    account_id     bigint      primary key,
    congress_id    bigint      not null,
    person_id      bigint,
    code           text        not null unique check (code ~ '^[0-9A-Z]{8}$'),
    name           text        not null check (name <> ''),
    occupation     text        not null,
    electoral_unit text        not null,
    delegation     text        not null,
    intro          text        not null,
    shown          text[]      not null,
    opened_at      timestamptz not null
);
comment on table deputies.profile is '代表公开主页（代表法第五十八条）：依法公示姓名和所属人大，其余由代表逐项选择';
comment on column deputies.profile.code is '二维码中的主页编号';
create index profile_by_congress on deputies.profile (congress_id, account_id);
create index profile_by_person on deputies.profile (person_id);

create table deputies.contact_link (
    id           bigint generated always as identity primary key,
    congress_id  bigint not null,
    kind         text   not null check (kind in ('COMMITTEE_DEPUTY', 'DEPUTY_PEOPLE')),
    from_account bigint not null,
    from_name    text   not null,
    to_account   bigint,
    to_name      text   not null check (to_name <> ''),
    since        date   not null,
    ended_on     date,
    check ((kind = 'COMMITTEE_DEPUTY') = (to_account is not null)),
    check (from_account is distinct from to_account)
);
comment on table deputies.contact_link is '双联系：常委会组成人员联系代表，代表联系群众';
create unique index contact_link_once on deputies.contact_link (from_account, kind, to_name)
    where ended_on is null;
create index contact_link_by_congress on deputies.contact_link (congress_id, kind);
alter table deputies.contact_link enable row level security;
create policy contact_link_in_scope on deputies.contact_link
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.contact_kept (
    id          bigint generated always as identity primary key,
    congress_id bigint      not null,
    link_id     bigint      not null references deputies.contact_link,
    on_day      date        not null,
    way         text        not null check (way in ('VISIT', 'MEETING', 'TELEPHONE', 'STATION')),
    raised      text        not null check (raised <> ''),
    at          timestamptz not null,
    by_name     text        not null
);
comment on table deputies.contact_kept is '联系记录：哪天、什么方式、反映了什么（已脱敏）';
create index contact_kept_of_link on deputies.contact_kept (link_id, on_day);
alter table deputies.contact_kept enable row level security;
create policy contact_kept_in_scope on deputies.contact_kept
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));
revoke update, delete, truncate on deputies.contact_kept from ${app};
