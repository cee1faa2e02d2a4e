create table documents.verdict (
    sha256 bytea       primary key references documents.content,
    clean  boolean     not null,
    words  text        not null,
    at     timestamptz not null
);
comment on table documents.verdict is '查毒结论：配置了查毒程序时，没有“干净”结论的附件不提供下载';
revoke update, delete, truncate on documents.verdict from ${app};
