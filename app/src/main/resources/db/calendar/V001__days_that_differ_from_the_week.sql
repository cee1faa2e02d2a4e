create table calendar.special_day (
    day         date    primary key,
    is_workday  boolean not null,
    name        text    not null check (name <> ''),
    source      text    not null check (source <> ''),
    provisional boolean not null
);
comment on table calendar.special_day is '节假日和调休上班日；其余日子按周一至周五为工作日';
comment on column calendar.special_day.provisional is '国务院办公厅通知尚未发布，按放假办法推定';
