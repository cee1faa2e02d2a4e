create table hotline.day_count (
    congress_id bigint not null,
    day         date   not null,
    topic_code  text collate "C" not null,
    area_code   text collate "C" not null,
    unit_id     bigint not null,
    channel     text collate "C" not null,
    tickets     int    not null check (tickets >= 0),
    repeats     int    not null check (repeats >= 0),
    visited     int    not null check (visited >= 0),
    contacted   int    not null check (contacted >= 0),
    solved      int    not null check (solved >= 0),
    rated       int    not null check (rated >= 0),
    satisfied   int    not null check (satisfied >= 0),
    basically   int    not null check (basically >= 0),
    primary key (day, topic_code, area_code, unit_id, channel, congress_id)
);
comment on table hotline.day_count is '按日计数：议题、区域、单位、渠道；随工单写入同时更新';
create index day_count_by_topic on hotline.day_count (topic_code, area_code, day);

create table hotline.month_count (
    congress_id bigint not null,
    month       date   not null check (extract(day from month) = 1),
    topic_code  text collate "C" not null,
    area_code   text collate "C" not null,
    unit_id     bigint not null,
    tickets     int    not null check (tickets >= 0),
    repeats     int    not null check (repeats >= 0),
    visited     int    not null check (visited >= 0),
    contacted   int    not null check (contacted >= 0),
    solved      int    not null check (solved >= 0),
    rated       int    not null check (rated >= 0),
    satisfied   int    not null check (satisfied >= 0),
    basically   int    not null check (basically >= 0),
    primary key (month, topic_code, area_code, unit_id, congress_id)
);
comment on table hotline.month_count is '按月计数：看板读它，不读工单';
create index month_count_by_unit on hotline.month_count (unit_id, month);
create index month_count_by_topic on hotline.month_count (topic_code, month);
