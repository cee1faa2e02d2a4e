select count(*) from hotline.ticket
