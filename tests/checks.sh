# Sourced by the script suites: the program, a directory to work in, check() and the last line.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
liaoxin=$PWD/build/release/bin/liaoxin
work=$(mktemp -d) passed=0 failed=0
server=  # a server to stop when the script ends
trap '[ -n "$server" ] && kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
check() {  # name, command...
  local name="$1"; shift
  if "$@" >"$work/out" 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name"; head -c 2000 "$work/out"; fi
}
finish() { echo "$passed passed, $failed failed, 0 skipped"; [ "$failed" = 0 ]; exit; }
