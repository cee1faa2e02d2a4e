create table hotline.model_failure (
    id        bigint generated always as identity primary key,
    failed_at timestamptz not null,
    failed_by text        not null,
    rows      int         not null check (rows >= 0),
    reason    text        not null check (reason <> '')
);
comment on table hotline.model_failure is '没有完成的模型训练：何时、谁、多少工单、为什么';
revoke update, delete, truncate on hotline.model_failure from ${app};
