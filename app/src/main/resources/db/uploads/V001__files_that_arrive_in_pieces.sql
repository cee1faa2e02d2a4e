create table uploads.file (
    key_hash bytea       primary key check (length(key_hash) = 32),
    name     text        not null check (name <> ''),
    size     int         not null check (size between 1 and 20971520),
    received int         not null check (received between 0 and size),
    at       timestamptz not null
);
comment on table uploads.file is '正在上传的文件：按上传编号的摘要存放，一天没有用到即删除';
create index file_by_time on uploads.file (at);

create table uploads.piece (
    key_hash  bytea not null references uploads.file on delete cascade,
    at_offset int   not null check (at_offset >= 0),
    bytes     bytea not null check (length(bytes) between 1 and 524288),
    primary key (key_hash, at_offset)
);
comment on table uploads.piece is '文件的一段';
