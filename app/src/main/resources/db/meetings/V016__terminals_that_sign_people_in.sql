alter table meetings.attendance drop constraint attendance_way_check;
alter table meetings.attendance add constraint attendance_way_check
    check (way in ('SELF', 'LIST', 'DEVICE', 'LEFT', 'BACK'));

create table meetings.terminal (
    id          bigint      generated always as identity primary key,
    congress_id bigint      not null,
    meeting_id  bigint      references meetings.meeting,
    name        text        not null check (name <> ''),
    token_hash  bytea       not null unique check (length(token_hash) = 32),
    made_by     text        not null,
    made_at     timestamptz not null
);
comment on table meetings.terminal is '签到设备（人脸终端等）：只存令牌的摘要';
comment on column meetings.terminal.meeting_id is '只用于这次会议；空为本级各次会议';
create index terminal_by_congress on meetings.terminal (congress_id, id);

create table meetings.terminal_revocation (
    terminal_id bigint      primary key references meetings.terminal,
    by_name     text        not null,
    at          timestamptz not null
);
comment on table meetings.terminal_revocation is '签到设备的停用；停用后令牌不再有效';

create table meetings.terminal_event (
    terminal_id    bigint      not null references meetings.terminal,
    event          text        not null check (event <> ''),
    meeting_id     bigint      not null references meetings.meeting,
    participant_id bigint      not null references meetings.participant,
    came           boolean     not null,
    at             timestamptz not null,
    primary key (terminal_id, event)
);
comment on table meetings.terminal_event is '设备送来的签到；同一编号重送得到同一回答';
comment on column meetings.terminal_event.came is '这一次登记了到会；否则本来就在会场';

revoke update, delete, truncate on meetings.terminal, meetings.terminal_revocation,
    meetings.terminal_event from ${app};
