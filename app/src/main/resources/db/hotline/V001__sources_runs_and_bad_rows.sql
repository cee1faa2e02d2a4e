create table hotline.source (
    id          bigint generated always as identity primary key,
    congress_id bigint not null,
    name        text   not null check (name <> ''),
    mapping     jsonb  not null default '{}',
    unique (congress_id, name)
);
comment on table hotline.source is '数据来源：一条热线或一个渠道；记住其列的对应关系';

create table hotline.import_run (
    id          bigint generated always as identity primary key,
    congress_id bigint      not null,
    source_id   bigint      not null references hotline.source,
    file_name   text        not null,
    file_path   text        not null,
    file_bytes  bigint      not null check (file_bytes > 0),
    mapping     jsonb       not null,
    state       text        not null check (state in ('DRAFT', 'WAITING', 'RUNNING', 'STOPPED',
        'DONE', 'FAILED', 'DISCARDED')),
    rows_total  bigint      not null default 0 check (rows_total >= 0),
    rows_done   bigint      not null default 0 check (rows_done >= 0),
    rows_new    bigint      not null default 0 check (rows_new >= 0),
    rows_changed bigint     not null default 0 check (rows_changed >= 0),
    rows_same   bigint      not null default 0 check (rows_same >= 0),
    rows_bad    bigint      not null default 0 check (rows_bad >= 0),
    trouble     text        not null default '',
    started_by  text        not null,
    created_at  timestamptz not null,
    ended_at    timestamptz
);
comment on table hotline.import_run is '导入：可停止、可续传；rows_done 与所写工单在同一事务';
comment on column hotline.import_run.mapping is '字段到列名；DRAFT 为已上传、列的对应关系尚未确认';
comment on column hotline.import_run.file_path is '数据文件夹 imports 内的文件名；导入完成或放弃后文件即删除';
create index import_run_by_congress on hotline.import_run (congress_id, id);
create index import_run_open on hotline.import_run (id) where state in ('WAITING', 'RUNNING');

create table hotline.bad_row (
    run_id bigint not null references hotline.import_run,
    line   bigint not null check (line > 0),
    reason text   not null check (reason <> ''),
    number text   not null,
    primary key (run_id, line)
);
comment on table hotline.bad_row is '导入中未能收下的行：行号与原因';
