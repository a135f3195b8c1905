#!/usr/bin/env bash
# Fuzzes every target for a while from seeds the program makes itself. LIAOXIN_FUZZ_SECONDS=N gives each N seconds.
# An input that breaks something is kept under build/fuzz/crashes and named.
set -uo pipefail
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8 CCACHE_DIR="${CCACHE_DIR:-$PWD/build/ccache}"
seconds="${LIAOXIN_FUZZ_SECONDS:-20}"
targets=(tests/fuzz/*_fuzz.cpp)
if ! command -v clang++-19 >/dev/null; then
  echo "clang++-19 is not installed: nothing is fuzzed"
  echo "0 passed, 0 failed, ${#targets[@]} skipped"
  exit 0
fi
{ [ -f build/fuzz/build.ninja ] || cmake --preset fuzz >/dev/null; } && ninja -j"${LIAOXIN_JOBS:-2}" -C build/fuzz fuzz >build/fuzz.log 2>&1 || {
  tail -n 40 build/fuzz.log
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
}
build/fuzz/bin/fuzz_seeds build/fuzz/seeds
mkdir -p build/fuzz/crashes
passed=0 failed=0
for target in "${targets[@]}"; do
  name=$(basename "$target" _fuzz.cpp)
  corpus="build/fuzz/corpus/$name"
  mkdir -p "$corpus"
  log=$(mktemp)
  if timeout $((seconds * 3 + 60)) build/fuzz/bin/fuzz_"$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1500 -max_len=16384 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/crashes/$name-" "$corpus" "build/fuzz/seeds/$name" >"$log" 2>&1; then
    passed=$((passed + 1))
    echo "$name: $(grep -o 'number_of_executed_units: [0-9]*' "$log" | grep -o '[0-9]*') inputs"
  else
    failed=$((failed + 1))
    echo "$name: FAILED"
    tail -n 40 "$log"
  fi
  rm -f "$log"
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
