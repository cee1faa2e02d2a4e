alter table deputies.reply add column solved boolean not null default false;
comment on column deputies.reply.solved is '送达时的类别是否属于已解决；类别方案以后改变也不改写';
update deputies.reply set solved = (category = 'A');
