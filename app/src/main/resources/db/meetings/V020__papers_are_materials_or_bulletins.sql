alter table meetings.paper add column kind text not null default 'MATERIAL'
    check (kind in ('MATERIAL', 'BULLETIN'));
comment on column meetings.paper.kind is '会议材料有最迟发出日期；会议简报在会中、会后编发，没有';
