#!/usr/bin/env bash
# How long a recorded case of 50 resources x 20 series x 1 h at 15 s, 1,000,000 log lines and 500,000 spans takes to investigate on two
# cores within 1 GB of heap, and how that grows from a sixteenth of the size up. Wall time is of the whole program, start included.
# Build first (mvn -B -ntp -DskipTests package), then: bot/src/bench/big-case.sh [FOLDER] [resources|rate] [usual|unruly] [RUNS]
#   resources   smaller cases have fewer resources (each as busy); rate: as many resources, each less busy
#   usual       log lines of some hundred kinds, traces of ten spans; unruly: ever new words, operations and traces
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder=${1:-$(mktemp -d)}
by=${2:-resources}
shape=${3:-usual}
runs=${4:-3}
jar=bot/target/gumshoe.jar
[ -f "$jar" ] || { echo "$jar is missing: run 'mvn -B -ntp -DskipTests package' first" >&2; exit 2; }
java25=$(ls -d "${GUMSHOE_JAVA_HOME:-/none}"/bin/java /usr/lib/jvm/*25*/bin/java 2> /dev/null | head -1 || true)
java25=${java25:-java}
two="$(command -v taskset > /dev/null && echo taskset -c 0,1)"

echo "size     log lines   spans  resources  best of $runs   most heap  per 1/16"
for share in 1 2 4 8 16; do
  logs=$((1000000 * share / 16)); spans=$((500000 * share / 16))
  resources=$([ "$by" = resources ] && echo $(((50 * share + 8) / 16)) || echo 50)
  series=$([ "$by" = resources ] && echo 20 || echo $(((20 * share + 15) / 16)))
  case=$folder/$by-$shape-$share
  [ -f "$case/changes.jsonl" ] || "$java25" bot/src/bench/java/dev/gumshoe/bot/BigCase.java "$case" "$resources" "$series" "$logs" "$spans" "$shape"
  best=
  for _ in $(seq "$runs"); do
    began=$(date +%s%N)
    $two "$java25" -Xmx1g "-Xlog:gc:file=$folder/gc.log" -jar "$jar" investigate --case "$case" --json > "$case/prediction.json"
    took=$((($(date +%s%N) - began) / 1000000))
    [ -n "$best" ] && [ "$best" -le "$took" ] || best=$took
  done
  heap=$(grep -ho '[0-9]*M->' "$folder/gc.log" | tr -d 'M>-' | sort -n | tail -1)
  printf '%2d/16 %11d %8d %9d %9d ms %7d MB %7d ms\n' "$share" "$logs" "$spans" "$resources" "$best" "${heap:-0}" $((best / share))
  echo "$share $best" >> "$folder/times.$$"
done
# the slope of log time over log size, least squares; and the same with the time that the smallest possible program takes not counted
awk '{ x = log($1); y = log($2); n++; sx += x; sy += y; sxx += x * x; sxy += x * y }
  END { printf "log-log slope: %.2f\n", (n * sxy - sx * sy) / (n * sxx - sx * sx) }' "$folder/times.$$"
awk '{ if (last) printf "  from %d/16 to %d/16: %.2f\n", size, $1, log($2 / last) / log($1 / size); last = $2; size = $1 }' "$folder/times.$$"
rm "$folder/times.$$"
