create table meetings.archive (
    meeting_id bigint      primary key references meetings.meeting,
    manifest   text        not null check (manifest <> ''),
    sha256     text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    at         timestamptz not null,
    by_name    text        not null
);
comment on table meetings.archive is '会议归档时的清单，以后不再改变';
comment on column meetings.archive.sha256 is '清单的指纹，同时写入会议过程';

create table meetings.archive_file (
    meeting_id bigint  not null references meetings.archive,
    place      int     not null check (place > 0),
    path       text    not null check (path <> ''),
    secret     boolean not null,
    size       bigint  not null check (size >= 0),
    sha256     text    not null check (sha256 ~ '^[0-9a-f]{64}$'),
    content    bytea,
    paper_id   bigint,
    version    int,
    primary key (meeting_id, place),
    unique (meeting_id, path),
    foreign key (paper_id, version) references meetings.paper_version,
    check ((content is null) = (paper_id is not null)),
    check ((paper_id is null) = (version is null))
);
comment on table meetings.archive_file is
    '档案里的文件：归档时写成的文书存在这里，会议材料仍在原处，只记是哪一版';

revoke update, delete, truncate on meetings.archive, meetings.archive_file from ${app};
