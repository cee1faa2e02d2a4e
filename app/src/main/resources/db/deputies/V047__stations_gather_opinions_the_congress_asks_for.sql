create table deputies.sounding (
    id          bigint generated always as identity primary key,
    congress_id bigint not null,
    kind        text   not null check (kind in ('LEGISLATION', 'SUPERVISION', 'PROJECTS', 'PLANNING',
        'OTHER')),
    title       text   not null check (title <> ''),
    text        text   not null check (text <> ''),
    asker       text   not null check (asker <> ''),
    asked_by    bigint not null,
    opened_on   date   not null,
    due_on      date   not null check (due_on > opened_on),
    closed_on   date,
    outcome     text   not null default '',
    check ((closed_on is null) = (outcome = ''))
);
comment on table deputies.sounding is '依托联络站征求意见（LIA-5）：立法、监督、民生实事、规划政策等';
comment on column deputies.sounding.outcome is '意见采纳情况，反馈联络站';
create index sounding_by_congress on deputies.sounding (congress_id, due_on);
alter table deputies.sounding enable row level security;
create policy sounding_in_scope on deputies.sounding
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.sounding_station (
    sounding_id bigint not null references deputies.sounding,
    station_id  bigint not null references deputies.station,
    name        text   not null,
    answered_on date,
    summary     text   not null default '',
    by_name     text   not null default '',
    primary key (sounding_id, station_id),
    check ((answered_on is null) = (summary = ''))
);
comment on table deputies.sounding_station is '请哪些联络站征求意见，各站的答复';
create index sounding_station_by on deputies.sounding_station (station_id);

create table deputies.sounding_opinion (
    id          bigint generated always as identity primary key,
    sounding_id bigint      not null,
    station_id  bigint      not null,
    stance      text        not null check (stance in ('FOR', 'AGAINST', 'PROPOSAL')),
    text        text        not null check (text <> ''),
    on_day      date        not null,
    by_name     text        not null,
    at          timestamptz not null,
    foreign key (sounding_id, station_id) references deputies.sounding_station
);
comment on table deputies.sounding_opinion is '征求到的意见，已脱敏';
create index opinion_of_sounding on deputies.sounding_opinion (sounding_id, station_id);
revoke update, delete, truncate on deputies.sounding_opinion from ${app};
