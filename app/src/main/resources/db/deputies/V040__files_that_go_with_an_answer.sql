create table deputies.answer_file (
    attachment_id bigint      primary key references documents.attachment,
    assignment_id bigint      not null references deputies.assignment,
    round         int         not null check (round >= 1),
    at            timestamptz not null,
    by_name       text        not null
);
comment on table deputies.answer_file is '随答复送代表的材料；没有行的只留本单位和代表工委';
create index answer_file_of_round on deputies.answer_file (assignment_id, round);
revoke update, truncate on deputies.answer_file from ${app};
