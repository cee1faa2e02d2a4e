create table deputies.course (
    id          bigint generated always as identity primary key,
    congress_id bigint      not null,
    title       text        not null check (title <> ''),
    text        text        not null check (text <> ''),
    pass        int         not null check (pass between 0 and 100),
    open        boolean     not null,
    at          timestamptz not null,
    by_name     text        not null
);
comment on table deputies.course is '代表学习课程';
comment on column deputies.course.pass is '测试答对百分之几为通过；没有题目的，读完即完成';
comment on column deputies.course.open is '已开课；开课后题目不再改动';
create index course_by_congress on deputies.course (congress_id, id desc);
alter table deputies.course enable row level security;
create policy course_in_scope on deputies.course
    using (platform.in_scope(congress_id)) with check (platform.in_scope(congress_id));

create table deputies.question (
    id        bigint generated always as identity primary key,
    course_id bigint not null references deputies.course,
    text      text   not null check (text <> ''),
    options   text[] not null check (cardinality(options) between 2 and 8),
    right_ones int[] not null check (cardinality(right_ones) >= 1)
);
comment on table deputies.question is '测试题；right_ones 为正确选项的序号，一个为单选，多个为多选';
create index question_of_course on deputies.question (course_id, id);

create table deputies.attempt (
    id         bigint generated always as identity primary key,
    course_id  bigint      not null references deputies.course,
    account_id bigint      not null,
    name       text        not null,
    score      int         not null check (score between 0 and 100),
    passed     boolean     not null,
    at         timestamptz not null
);
comment on table deputies.attempt is '每一次测试的成绩，不改写';
create index attempt_of_course on deputies.attempt (course_id, account_id, id);
revoke update, delete, truncate on deputies.attempt from ${app};
