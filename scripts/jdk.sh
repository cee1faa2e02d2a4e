# Sourced: finds the newest JDK that is 21 or later and puts it into JAVA_HOME and PATH.

jdk_feature() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
    local candidate feature best=20 found="" javac
    javac=$(command -v javac || true)
    [ -n "$javac" ] && javac=$(dirname "$(dirname "$(readlink -f "$javac")")")
    for candidate in "${OPENRENDA_JDK:-}" "${JAVA_HOME:-}" "$javac" \
        /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        [ -n "$candidate" ] || continue
        feature=$(jdk_feature "$candidate") || continue
        if [ "${feature:-0}" -gt "$best" ]; then
            best=$feature
            found=$candidate
        fi
    done
    if [ -z "$found" ]; then
        say "没有找到 JDK 21 或更高版本。请安装后再试，例如：apt-get install openjdk-21-jdk-headless；"
        say "装在别处时用环境变量 OPENRENDA_JDK 指明。(A JDK 21 or newer is needed.)"
        exit 3
    fi
    export JAVA_HOME=$found PATH="$found/bin:$PATH"
    JDK_FEATURE=$best
}
