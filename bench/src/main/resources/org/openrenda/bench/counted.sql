select sum(tickets) from hotline.month_count
