create table congress.tree_import (
    id          bigint generated always as identity primary key,
    congress_id bigint      not null references congress.congress,
    kind        text        not null check (kind in ('AREAS', 'CONGRESSES', 'ORGANS', 'TERMS',
        'UNITS')),
    file_name   text        not null check (file_name <> ''),
    stored_as   text        not null check (stored_as <> ''),
    mapping     jsonb       not null,
    state       text        not null check (state in ('DRAFT', 'DONE', 'DISCARDED')),
    added       int         not null default 0 check (added >= 0),
    changed     int         not null default 0 check (changed >= 0),
    same        int         not null default 0 check (same >= 0),
    brought_by  text        not null,
    brought_at  timestamptz not null,
    ended_at    timestamptz,
    check ((state = 'DRAFT') = (ended_at is null))
);
comment on table congress.tree_import is '人大组织的导入：先检查，再全部写入或全部不写';
comment on column congress.tree_import.mapping is '字段到列名';
create index tree_import_by_congress on congress.tree_import (congress_id, id);
