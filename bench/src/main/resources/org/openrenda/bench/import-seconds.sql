select extract(epoch from ended_at - created_at) from hotline.import_run where id = ?
