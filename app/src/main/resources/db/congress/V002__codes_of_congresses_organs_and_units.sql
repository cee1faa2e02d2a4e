alter table congress.congress add column code text unique check (code <> '');
alter table congress.organ add column code text check (code <> ''),
    add unique (congress_id, code);
alter table congress.unit add column code text check (code <> ''),
    add unique (congress_id, code);
comment on column congress.congress.code is '外部编码：再次导入时凭它识别同一个人大';
