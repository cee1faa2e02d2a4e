select rows_new from hotline.import_run where id = ?
