create table deputies.past_answer (
    suggestion_id bigint primary key references deputies.suggestion,
    unit_name     text   not null check (unit_name <> ''),
    category      text   not null,
    text          text   not null,
    answered_on   date,
    satisfaction  text   not null,
    co_signers    text   not null
);
comment on table deputies.past_answer is '导入的历年建议的承办单位、答复和评价，按原件登记';
revoke update, delete, truncate on deputies.past_answer from ${app};
