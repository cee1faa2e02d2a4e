create table deputies.deputy_group (
    id          bigint generated always as identity primary key,
    congress_id bigint      not null,
    name        text        not null check (name <> ''),
    video       text        not null default '' check (video = '' or video like 'https://%'),
    at          timestamptz not null,
    by_name     text        not null,
    unique (congress_id, name)
);
comment on table deputies.deputy_group is '代表小组：按地域或者领域组成（DEP-19）';
comment on column deputies.deputy_group.video is '小组视频会议的地址';
alter table deputies.deputy_group enable row level security;
create policy deputy_group_in_scope on deputies.deputy_group
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.group_member (
    group_id   bigint      not null references deputies.deputy_group,
    account_id bigint      not null,
    name       text        not null,
    at         timestamptz not null,
    primary key (group_id, account_id)
);
create index group_member_by_account on deputies.group_member (account_id);

create table deputies.group_message (
    id         bigint generated always as identity primary key,
    group_id   bigint      not null references deputies.deputy_group,
    account_id bigint      not null,
    name       text        not null,
    text       text        not null check (text <> ''),
    at         timestamptz not null
);
comment on table deputies.group_message is '小组成员之间的交流，只有本组成员看得到';
create index message_of_group on deputies.group_message (group_id, id desc);

create table deputies.activity (
    id            bigint generated always as identity primary key,
    congress_id   bigint      not null,
    group_id      bigint      references deputies.deputy_group,
    kind          text        not null check (kind in ('INSPECTION', 'SURVEY', 'LAW_CHECK', 'GROUP',
        'COMMUNITY', 'TRAINING', 'BRIEFING', 'OBSERVING')),
    title         text        not null check (title <> ''),
    text          text        not null,
    place         text        not null check (place <> ''),
    starts_at     timestamptz not null,
    sign_up_until timestamptz not null,
    seats         int         not null check (seats >= 0),
    open          boolean     not null,
    stage         text        not null check (stage in ('PLANNED', 'HELD', 'CANCELLED')),
    outcome       text        not null default '',
    video         text        not null default '' check (video = '' or video like 'https://%'),
    at            timestamptz not null,
    by_name       text        not null,
    check (sign_up_until <= starts_at)
);
comment on table deputies.activity is '代表活动：视察、调研、执法检查、小组活动、进社区、培训、情况通报、列席';
comment on column deputies.activity.seats is '名额，0 为不限';
comment on column deputies.activity.open is '点单式：本级代表都可以报名；否则只限受邀代表';
create index activity_by_congress on deputies.activity (congress_id, starts_at desc);
alter table deputies.activity enable row level security;
create policy activity_in_scope on deputies.activity
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.activity_place (
    activity_id bigint      not null references deputies.activity,
    account_id  bigint      not null,
    name        text        not null,
    state       text        not null check (state in ('NONE', 'INVITED', 'SIGNED_UP', 'WAITING',
        'WITHDRAWN', 'ON_LEAVE', 'PRESENT')),
    reason      text        not null default '',
    at          timestamptz not null,
    primary key (activity_id, account_id),
    check (state <> 'ON_LEAVE' or reason <> '')
);
comment on table deputies.activity_place is '受邀、报名、候补、请假（DEP-28）和签到的现状';
create index activity_place_by_account on deputies.activity_place (account_id);

create table deputies.activity_sign_in (
    activity_id bigint      not null references deputies.activity,
    account_id  bigint      not null,
    name        text        not null,
    how         text        not null check (how in ('CODE', 'LIST')),
    at          timestamptz not null,
    by_name     text        not null,
    primary key (activity_id, account_id)
);
comment on table deputies.activity_sign_in is '签到：扫码或者由组织者按名单登记';
revoke update, delete, truncate on deputies.activity_sign_in, deputies.group_message from ${app};
