select set_config('bench.copies', ?::text, false)::int
