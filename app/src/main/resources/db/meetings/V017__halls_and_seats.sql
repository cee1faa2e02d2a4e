create table meetings.hall (
    id          bigint      generated always as identity primary key,
    congress_id bigint      not null,
    name        text        not null check (name <> ''),
    plan        text        not null check (plan <> ''),
    made_by     text        not null,
    made_at     timestamptz not null,
    unique (congress_id, name)
);
comment on table meetings.hall is '会场：一排一行，可以多次使用';

create table meetings.hall_seat (
    hall_id bigint not null references meetings.hall on delete cascade,
    line    int    not null check (line > 0),
    seat    int    not null check (seat > 0),
    primary key (hall_id, line, seat)
);
comment on table meetings.hall_seat is '会场的每一个座位：第几行、第几座';

create table meetings.seating (
    meeting_id bigint      primary key references meetings.meeting,
    hall_id    bigint      not null references meetings.hall,
    by_name    text        not null,
    at         timestamptz not null,
    unique (meeting_id, hall_id)
);
comment on table meetings.seating is '一次会议用哪个会场';

create table meetings.seat (
    meeting_id     bigint not null,
    participant_id bigint not null references meetings.participant,
    hall_id        bigint not null,
    line           int    not null,
    seat           int    not null,
    primary key (meeting_id, participant_id),
    foreign key (meeting_id, hall_id) references meetings.seating (meeting_id, hall_id),
    foreign key (hall_id, line, seat) references meetings.hall_seat,
    constraint one_sits_there unique (meeting_id, line, seat) deferrable initially deferred
);
comment on table meetings.seat is '座次：一人一座，一座一人';

revoke update on meetings.hall, meetings.hall_seat from ${app};
revoke truncate on meetings.hall, meetings.hall_seat, meetings.seating, meetings.seat from ${app};
