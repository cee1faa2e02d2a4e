begin;
alter table hotline.month_count rename to month_kept;
alter table hotline.month_long rename to month_count;
alter table hotline.month_kept rename to month_long;
alter table hotline.day_count rename to day_kept;
alter table hotline.day_long rename to day_count;
alter table hotline.day_kept rename to day_long;
commit;
