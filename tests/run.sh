#!/usr/bin/env bash
# Builds and runs the tests. Every suite reports "N passed, N failed, N skipped"; the last line is their sum.
# --all adds sanitizers, fuzzers and long kill loops.
set -uo pipefail
cd "$(dirname "$0")/.."
all=0
[ "${1:-}" = --all ] && all=1
passed=0 failed=0 skipped=0

count() {  # passed failed skipped name
  passed=$((passed + $1)); failed=$((failed + $2)); skipped=$((skipped + $3))
  printf '%-28s %s passed, %s failed, %s skipped\n' "$4" "$1" "$2" "$3"
}

gtests() {  # directory of the test programs, prefix of their names
  local program xml
  for program in "$1"/*_tests; do
    xml=$(mktemp)
    local status=0
    "$program" --gtest_brief=1 --gtest_output="xml:$xml" >"$xml.log" 2>&1 || status=$?
    local tests failures skips
    tests=$(grep -o '<testsuites tests="[0-9]*"' "$xml" | grep -o '[0-9]*'); failures=$(grep -o '<testsuites tests="[0-9]*" failures="[0-9]*"' "$xml" | grep -o '[0-9]*"$' | tr -d '"')
    skips=$(grep -c 'result="skipped"' "$xml")
    if [ -z "$tests" ]; then tests=1 failures=1 skips=0; fi
    # A program that fails after its last test fails too: a leak, for one.
    if [ "$status" != 0 ] && [ "$failures" = 0 ]; then tests=$((tests + 1)) failures=1; fi
    [ "$failures" = 0 ] || cat "$xml.log"
    count $((tests - failures - skips)) "$failures" "$skips" "${2:-}$(basename "$program")"
    rm -f "$xml" "$xml.log"
  done
}

# A script suite prints "N passed, N failed, N skipped" as its last line.
script() {
  local log line
  log=$(mktemp)
  "$@" >"$log" 2>&1
  line=$(tail -n 1 "$log")
  if [[ "$line" =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped$ ]]; then
    [ "${BASH_REMATCH[2]}" = 0 ] || cat "$log"
    count "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}" "$1"
  else
    cat "$log"; count 0 1 0 "$1"
  fi
  rm -f "$log"
}

preset=release
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >/dev/null || { echo "0 passed, 1 failed"; exit 1; }
ninja -j2 -C "build/$preset" >build/build.log 2>&1 || { grep -E 'error|FAILED' build/build.log | head -40; echo "0 passed, 1 failed"; exit 1; }
gtests "build/$preset/bin"
for suite in tests/e2e/*.sh tests/crash/*.sh tests/browser/run.sh; do
  [ -x "$suite" ] && script "$suite" "$([ $all = 1 ] && echo --all)"
done
if [ $all = 1 ]; then
  # The same tests once more, where a wrong access, a leak or undefined behaviour ends the program. One seed of the
  # simulation is enough here: it takes long.
  if cmake --preset sanitize >/dev/null && ninja -j2 -C build/sanitize >build/sanitize.log 2>&1; then
    LIAOXIN_SIMULATION_SEEDS=1 ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=$PWD/tests/leaks.txt:print_suppressions=0 gtests build/sanitize/bin "sanitized "
  else
    grep -E 'error|FAILED' build/sanitize.log | head -40
    count 0 1 0 sanitize
  fi
  for suite in tests/fuzz/run.sh; do [ -x "$suite" ] && script "$suite"; done
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
