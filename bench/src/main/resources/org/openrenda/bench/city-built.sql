select count(*) from demo.phase where name = '热点与突增'
