create table congress.attendance (
    id            bigint generated always as identity primary key,
    deputyship_id bigint      not null references congress.deputyship,
    meeting       text        not null check (meeting <> ''),
    presence      text        not null check (presence in ('PRESENT', 'EXCUSED', 'ABSENT')),
    on_day        date        not null,
    document      text        not null check (document <> ''),
    note          text        not null default '',
    by_name       text        not null check (by_name <> ''),
    at            timestamptz not null
);
comment on table congress.attendance is '出席本级人大会议的登记；同一次会议以最后一条为准，只增不改（DEP-7）';
create index attendance_of on congress.attendance (deputyship_id, meeting, id desc);
revoke update, delete, truncate on congress.attendance from ${app};

create table congress.office (
    id            bigint generated always as identity primary key,
    deputyship_id bigint      not null references congress.deputyship,
    kind          text        not null check (kind in ('COMMITTEE_MEMBER', 'SPECIAL_COMMITTEE_MEMBER',
        'TOWNSHIP_CHAIR')),
    body          text        not null check (body <> ''),
    since         date        not null,
    document      text        not null check (document <> ''),
    by_name       text        not null check (by_name <> ''),
    at            timestamptz not null,
    ended_on      date,
    ended_how     text check (ended_how in ('REVOKED', 'ENDED')),
    announced_on  date,
    check ((ended_on is null) = (ended_how is null)),
    check (announced_on is null or ended_on is not null)
);
comment on table congress.office is '以代表身份为前提的职务，随代表职务相应撤销或终止（DEP-9）';
create unique index office_once on congress.office (deputyship_id, kind, body) where ended_on is null;
revoke delete, truncate on congress.office from ${app};
