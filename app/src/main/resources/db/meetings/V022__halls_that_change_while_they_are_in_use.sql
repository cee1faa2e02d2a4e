alter table meetings.hall add column closed text not null default '';
comment on column meetings.hall.closed is '停用的座位，如“第3排12座”，用顿号分开；不在 hall_seat 里';

alter table meetings.hall add column replaced_by bigint
    references meetings.hall deferrable initially deferred;
comment on column meetings.hall.replaced_by is '修改后的会场；已经结束的会议仍用原来的';
create index hall_replaced on meetings.hall (replaced_by);

alter table meetings.hall drop constraint hall_congress_id_name_key;
create unique index one_hall_a_name on meetings.hall (congress_id, name)
    where replaced_by is null;

grant update (replaced_by) on meetings.hall to ${app};
