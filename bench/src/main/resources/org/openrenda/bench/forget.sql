drop table hotline.month_long;
drop table hotline.day_long;
