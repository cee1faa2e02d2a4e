create table documents.content (
    sha256 bytea primary key check (length(sha256) = 32),
    bytes  bytea not null
);
comment on table documents.content is '附件内容；相同内容只存一份';

create table documents.attachment (
    id          bigint generated always as identity primary key,
    congress_id bigint      not null,
    module      text        not null,
    kind        text        not null,
    subject_id  bigint      not null,
    name        text        not null check (name <> ''),
    type        text        not null,
    size        int         not null check (size > 0),
    sha256      bytea       not null references documents.content,
    added_at    timestamptz not null,
    added_by    text        not null
);
comment on table documents.attachment is '附件：名称、类型（按内容识别）、大小';
create index attachment_of_subject on documents.attachment (module, kind, subject_id);
alter table documents.attachment enable row level security;
create policy attachment_in_scope on documents.attachment
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));
revoke update, delete, truncate on documents.content, documents.attachment from ${app};
