create table congress.deputyship_step (
    id            bigint generated always as identity primary key,
    deputyship_id bigint      not null references congress.deputyship,
    act           text        not null check (act in ('ENROL', 'ELECT', 'REVIEW', 'CONFIRM',
        'ANNUL', 'PUBLISH', 'SUSPEND', 'RESUME', 'RESIGN', 'KEEP', 'END', 'ANNOUNCE')),
    status        text        not null check (status in ('ELECTED', 'UNDER_REVIEW', 'CONFIRMED',
        'INVALID', 'ACTIVE', 'SUSPENDED', 'RESIGNING', 'ENDING', 'ENDED')),
    ground        text        not null default '' check (case act
        when 'SUSPEND' then ground in ('DETAINED', 'SENTENCED')
        when 'END' then ground in ('MOVED_AWAY', 'RESIGNED', 'ABSENT_TWICE', 'RECALLED',
            'LOST_NATIONALITY', 'DEPRIVED_OF_RIGHTS', 'INCAPACITATED', 'DIED')
        else ground = '' end),
    on_day        date        not null,
    document      text        not null check (document <> ''),
    note          text        not null default '',
    in_favour     int,
    members       int,
    by_name       text        not null check (by_name <> ''),
    at            timestamptz not null,
    check ((in_favour is null) = (members is null)),
    check (in_favour between 0 and members),
    check ((ground = 'RESIGNED') = (in_favour is not null))
);
comment on table congress.deputyship_step is '代表职务的每一步：谁、何时、何因、依据什么；只增不改';
create index deputyship_step_of on congress.deputyship_step (deputyship_id, id);
revoke update, delete, truncate on congress.deputyship_step from ${app};
