create table deputies.duty_report_ballot (
    report_id     bigint not null references deputies.duty_report,
    evaluation_id bigint not null,
    subject_no    int    not null check (subject_no > 0),
    primary key (report_id, evaluation_id),
    unique (evaluation_id, subject_no)
);
comment on table deputies.duty_report_ballot is '选民凭一次性测评码评议述职：哪份报告是哪次测评的第几个对象';
alter table deputies.duty_report_rating add column evaluation_id bigint;
comment on column deputies.duty_report_rating.evaluation_id is '由哪次测评的结果登记；空为现场纸质票计票后登记';
revoke update, delete, truncate on deputies.duty_report_ballot from ${app};
