select count(*) from demo.phase where name = '议题建议'
