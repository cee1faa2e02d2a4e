alter table voting.poll add column least int not null default 0 check (least >= 0);
comment on column voting.poll.least is '一项至少有几人评才显示；0 为不限';

alter table voting.item
    add column part    int check (part > 0),
    add column heading text,
    add column label   text,
    add column lowest  int check (lowest >= 0),
    add column highest int,
    add column values  int[],
    add column words   text[],
    add constraint item_marking check ((part is null) = (heading is null)
        and (part is null) = (label is null) and (part is null) = (lowest is null)
        and (part is null) = (highest is null) and (part is null) = (values is null)
        and (part is null) = (words is null)),
    add constraint item_words check (cardinality(values) = cardinality(words)),
    add constraint item_bounds check (highest > lowest);
comment on column voting.item.part is '评档、打分的选票：属于第几个对象，一个对象要么全评、要么全不评；空为一般选票';
comment on column voting.item.values is '可填的分值，与 words 一一对应；没有档次的为空数组';
comment on column voting.item.words is '各分值的档次名称';
