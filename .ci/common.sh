#!/bin/sh
# Shared by the scripts of this folder, which source it from the top of the checkout. POSIX sh.

# Settings of the caller's own Python must not reach into the project's environment.
unset PYTHONPATH PYTHONHOME PIP_TARGET PIP_PREFIX PIP_USER PIP_REQUIRE_VIRTUALENV
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

say() { printf 'dingben: %s\n' "$*"; }

# fail LINE... - the first line says what is wrong, the others are printed as they are.
fail() {
    printf 'dingben: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '%s\n' "$line" >&2; done
    exit 1
}

# digest PATH... - one hash over the names and the bytes of all files below the paths.
# Bytes rather than times of change: a fresh clone, a branch switched to and back again, or a file taken away are
# each seen for what they are.
digest() {
    for path in "$@"; do
        if [ -e "$path" ]; then
            find "$path" -type f ! -path '*/__pycache__/*' -print0
        fi
    done | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -d ' ' -f 1
}

# whole - .venv can be used: its interpreter runs, no installation was cut short, it was not made for another place.
whole() {
    [ ! -e .venv/.installing ] &&
        .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null &&
        head -n 3 .venv/bin/pip 2>/dev/null | grep -qF "$(pwd -P)/.venv/"
}

# twice COMMAND... - a second try after a pause, for what depends on a network.
twice() {
    "$@" && return 0
    say "that failed; a second try in 5 seconds"
    sleep 5
    "$@"
}
