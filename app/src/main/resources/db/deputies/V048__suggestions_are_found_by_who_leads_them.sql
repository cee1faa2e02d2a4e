-- 按领衔代表姓名（代表团提出的，按代表团名称）查找建议，不必读全表。
-- 另存一列而不用表达式索引：行级安全只让不会泄露内容的比较先行，函数不在其中。
alter table deputies.suggestion
    add column lead_key text generated always as (split_part(lead_name, '（团长 ', 1)) stored;
comment on column deputies.suggestion.lead_key is '领衔代表姓名；代表团提出的为代表团名称';
create index suggestion_by_lead_key on deputies.suggestion (congress_id, lead_key);
