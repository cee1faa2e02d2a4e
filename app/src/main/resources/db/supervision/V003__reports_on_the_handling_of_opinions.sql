create table supervision.handling_report (
    id          bigint      generated always as identity primary key,
    list_id     bigint      not null references supervision.opinions_taken,
    number      text        not null check (number <> ''),
    received_on date        not null,
    due_on      date        not null,
    summary     text        not null check (summary <> ''),
    at          timestamptz not null,
    by_name     text        not null
);
comment on table supervision.handling_report is
    '收到的审议意见研究处理情况报告；先报方案、后报结果的各是一份';
comment on column supervision.handling_report.due_on is '这份报告应到的最后一天';
create index report_of_opinions on supervision.handling_report (list_id, id);
revoke update, delete, truncate on supervision.handling_report from ${app};
