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

finish() {
    trap - EXIT TERM INT
    # Its own database ends with it; a minute is more than that takes.
    if [ -n "$java" ] && kill -TERM "$java" 2> /dev/null; then
        for _ in $(seq 60); do
            kill -0 "$java" 2> /dev/null || break
            sleep 1
        done
    fi
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 1' TERM INT

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
        kill -0 "$program" 2> /dev/null || exit 0
        "$@" 2> /dev/null && return 0
        sleep 1
    done
    exit 1
}

started() {
    kill -0 "$java" || exit 1
    own_port=$(sed -n 's|.*http://localhost:\([0-9]*\)/.*按 Ctrl-C.*|\1|p' "$folder/said" | head -n 1)
    [ -n "$own_port" ]
}

ended() { ! kill -0 "$java"; }

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
