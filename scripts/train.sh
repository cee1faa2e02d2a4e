#!/usr/bin/env bash
# Runs the program once on a data folder of its own and leaves an AOT cache of what it loaded:
# train.sh PROGRAM_ID PROGRAM_PORT RUN_DIR CACHE MACHINE_OPTIONS...
set -euo pipefail

program=$1 port=$2 run_dir=$3 cache=$4
shift 4

folder=$run_dir/training
# One trains at a time; what an hour old training left behind is nobody's.
find "$folder" -maxdepth 0 -mmin +60 -exec rm -rf {} + 2> /dev/null || true
mkdir "$folder" 2> /dev/null || exit 0
java=""

# Ended in good order it would first write the cache, which takes long: it is cut off instead, and
# so is its database, which holds nothing anybody wants.
finish() {
    trap - EXIT TERM INT
    if [ -n "$java" ]; then
        kill -KILL "$java" 2> /dev/null || true
        kill -QUIT "$(head -n 1 "$folder/data/postgres/data/postmaster.pid" 2> /dev/null)" \
            2> /dev/null || true
        sleep 1
    fi
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 1' TERM INT

# Whether the process runs; one that ended and that nobody has asked about yet does not.
runs() {
    case $(sed 's/.*) //; s/ .*//' "/proc/$1/stat" 2> /dev/null) in
        '' | Z | X) return 1 ;;
        *) return 0 ;;
    esac
}

get() { # PORT PATH
    local answer
    exec 3<> "/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
    answer=$(head -c 12 <&3; cat <&3 > /dev/null)
    exec 3>&-
    case $answer in "HTTP/1."*) return 0 ;; *) return 1 ;; esac
}

# wait_for WHAT...: until the command succeeds; gives up with the program, or after ten minutes.
wait_for() {
    local i
    for i in $(seq 600); do
        runs "$program" || exit 0
        "$@" 2> /dev/null && return 0
        sleep 1
    done
    exit 1
}

started() {
    runs "$java" || exit 1
    own_port=$(sed -n 's|.*http://localhost:\([0-9]*\)/.*按 Ctrl-C.*|\1|p' "$folder/said" | head -n 1)
    [ -n "$own_port" ]
}

ended() { ! runs "$java"; }

wait_for get "$port" /up
java "$@" -Dspring.aot.enabled=true -XX:AOTCacheOutput="$folder/cache" \
    -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -jar "$run_dir/openrenda.jar" \
    --server.port=0 "--openrenda.database.folder=$folder/data" > "$folder/said" 2>&1 &
java=$!
wait_for started
for _ in 1 2 3 4 5; do
    for page in / /site/matters '/site/matters?stage=CLOSED' /site/following /sign-in /desk /none; do
        get "$own_port" "$page" || true
    done
done
kill -TERM "$java"
wait_for ended
java=""
mv "$folder/cache" "$cache"
