# Sourced: builds what is older than its sources, with one word of progress.

maven() {
    if ! command -v mvn > /dev/null; then
        say "没有找到 Maven。请安装后再试，例如：apt-get install maven。(Maven is needed.)"
        exit 3
    fi
    # Maven 3.8 runs on libraries that make a new JDK print four lines of warnings at each start.
    if [ "$JDK_FEATURE" -ge 24 ]; then
        MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" command mvn "$@"
    else
        command mvn "$@"
    fi
}

# is_older FILE SOURCES...: whether FILE is missing or any source is newer.
is_older() {
    local built=$1
    shift
    [ -f "$built" ] && [ -z "$(find "$@" -newer "$built" -print -quit 2> /dev/null)" ] && return 1
    return 0
}

# Maven keeps what was built from files that are gone; a migration among them would still run.
forget_built_files() {
    rm -rf "$root"/{analysis,app,bench}/target/{classes,test-classes,generated-sources}
}

build() {
    local started=$SECONDS log=$root/target/build.log
    mkdir -p "$root/target"
    forget_built_files
    say "正在构建（第一次要下载依赖，需几分钟）……"
    if ! (cd "$root" && maven -q -pl "$1" -am package -Dmaven.test.skip=true) > "$log" 2>&1; then
        grep -E 'ERROR|No space left' "$log" | head -n 20 >&2
        say "构建失败，详情见 $log。"
        exit 1
    fi
    say "构建完成，用时 $((SECONDS - started)) 秒。"
}

# Copies of earlier builds that no running program uses any more.
forget_old_runs() {
    local old
    for old in "$root"/app/target/run/*; do
        [ "$old" = "$run_dir" ] && continue
        grep -qsF -- "$old/" /proc/[0-9]*/cmdline || rm -rf "$old"
    done
}

# The program is run from a copy of its own, so that a later build never pulls the files away
# from under a running one.
build_app() {
    local jar=$root/app/target/openrenda.jar
    if is_older "$jar" "$root"/{pom.xml,app/pom.xml,analysis/pom.xml,app/src/main,analysis/src/main}; then
        build app
    fi
    run_dir=$root/app/target/run/$(stat -c %Y "$jar")
    if [ ! -d "$run_dir" ]; then
        rm -rf "$run_dir.tmp"
        java -Djarmode=tools -jar "$jar" extract --destination "$run_dir.tmp" > /dev/null
        mv "$run_dir.tmp" "$run_dir"
        forget_old_runs
    fi
}

build_analysis() {
    analysis_jar=$root/analysis/target/openrenda-analysis.jar
    if is_older "$analysis_jar" "$root"/{pom.xml,analysis/pom.xml,analysis/src/main}; then
        build analysis
    fi
}

# It runs with the libraries of the program it measures.
build_bench() {
    bench_jar=$root/bench/target/openrenda-bench.jar
    if is_older "$bench_jar" "$root"/{pom.xml,bench/pom.xml,analysis/pom.xml,bench/src,analysis/src/main}; then
        build bench
    fi
}
