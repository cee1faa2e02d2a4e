select count(*) from hotline.import_run where id = ? and ended_at is not null
