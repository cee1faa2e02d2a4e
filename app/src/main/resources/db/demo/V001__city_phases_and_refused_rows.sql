create table demo.city (
    only_one boolean     primary key default true check (only_one),
    seed     bigint      not null,
    ends_on  date        not null,
    tickets  int         not null check (tickets >= 0),
    given    int         not null default 0 check (given >= 0),
    taken    int         not null default 0 check (taken >= 0),
    made_at  timestamptz not null
);
comment on table demo.city is '演示城市：有这一行的数据库是演示数据，正式启动会拒绝它';
comment on column demo.city.ends_on is '工单截止日（不含）；同一种子和截止日生成同样的工单，中断后可续';
comment on column demo.city.given is '已送入的工单数，其中 taken 为收下的';

create table demo.phase (
    name    text        primary key check (name <> ''),
    done_at timestamptz not null
);
comment on table demo.phase is '演示数据已完成的步骤：每一步与所写数据在同一事务';

create table demo.refused_row (
    reason text primary key check (reason <> ''),
    rows   int  not null check (rows > 0)
);
comment on table demo.refused_row is '演示工单中有意植入的坏行，按原因计数';
