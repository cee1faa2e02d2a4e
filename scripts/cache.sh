# Sourced: how the program's virtual machine is started, and the cache that makes it start fast.

# Written once for both: a cache serves only the machine options it was trained with.
machine_options() {
    machine=(-Xmx"${OPENRENDA_HEAP:-256m}" -XX:+UseSerialGC)
    # From JDK 25 on every object may do with a smaller head; fewer arenas keep malloc from
    # holding on to what threads gave back.
    [ "$JDK_FEATURE" -lt 25 ] || machine+=(-XX:+UseCompactObjectHeaders)
    export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
}

# The cache lies beside the program it was made from, so a new build begins without one. JDKs
# before 25 cannot make one.
find_cache() {
    cache=""
    [ "$JDK_FEATURE" -ge 25 ] || return 0
    local key
    key=$(cat "$JAVA_HOME/release" - <<< "${machine[*]}" | cksum)
    cache=$run_dir/start-${key%% *}.aot
}

# What the cache adds to the options: nothing while there is none, and never a word of its own.
cache_options() {
    if [ -n "$cache" ] && [ -f "$cache" ]; then
        machine+=(-XX:AOTCache="$cache" -Xlog:aot=off -Xlog:cds=off)
    fi
}

# Makes the cache beside the running program ($$ stays its id), with what it leaves of the
# processors, and gives up when it ends. Nobody waits for it: it serves the next start.
train_cache() {
    [ -n "$cache" ] && [ ! -f "$cache" ] && [ "${OPENRENDA_CACHE:-on}" != off ] || return 0
    (setsid nice -n 19 bash "$root/scripts/train.sh" "$$" "$port" "$run_dir" "$cache" \
        "${machine[@]}" > "$run_dir/train.log" 2>&1 < /dev/null &)
}
