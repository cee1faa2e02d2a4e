create table supervision.opinions_taken (
    list_id   bigint      primary key,
    matter_id bigint      not null references supervision.matter,
    at        timestamptz not null,
    by_name   text        not null
);
comment on table supervision.opinions_taken is '会议印发的审议意见清单已列为问题；一份清单只列一次';
create index opinions_taken_by_matter on supervision.opinions_taken (matter_id);
revoke update, delete, truncate on supervision.opinions_taken from ${app};
