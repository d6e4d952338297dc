#!/usr/bin/env bash
# How long the built program takes to its first served request, and how much heap a demonstration's case takes.
# Build first (mvn -B -ntp -DskipTests package), then: bot/src/bench/start-and-heap.sh [RUNS] [PORT]
set -euo pipefail
cd "$(dirname "$0")/../../.."
runs=${1:-5}
port=${2:-18080}
jar=bot/target/gumshoe.jar
[ -f "$jar" ] || { echo "$jar is missing: run 'mvn -B -ntp -DskipTests package' first" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

millis() { echo $(($(date +%s%N) / 1000000)); }

printf 'web: {port: %s}\nredis: {folder: "%s/run"}\n' "$port" "$folder" > "$folder/gumshoe.yaml"
for run in $(seq "$runs"); do
  began=$(millis)
  java -jar "$jar" run --settings "$folder/gumshoe.yaml" > "$folder/run.log" 2>&1 &
  program=$!
  until curl -fs -o /dev/null "http://127.0.0.1:$port/"; do
    kill -0 "$program" 2> /dev/null || { cat "$folder/run.log" >&2; exit 1; }
    sleep 0.02
  done
  echo "start to first served request, run $run: $(($(millis) - began)) ms"
  kill "$program"
  wait "$program" || true
done

printf 'web: {port: 0}\nredis: {folder: "%s/demo"}\n' "$folder" > "$folder/gumshoe.yaml"
for scenario in bad-deployment traffic-surge health-check-failure; do
  began=$(millis)
  java -Xmx512m "-Xlog:gc:file=$folder/gc.log" -jar "$jar" demo --once --scenario "$scenario" --seed 7 --settings "$folder/gumshoe.yaml" \
    > "$folder/demo.log" 2>&1 || { cat "$folder/demo.log" >&2; exit 1; }
  took=$(($(millis) - began))
  # "Pause Young … 135M->61M(512M)": what was in use before each collection, and what was left
  grep -ho '[0-9]*M->[0-9]*M' "$folder"/gc.log* | tr -d M | sed 's/->/ /' | awk -v scenario="$scenario" -v took="$took" '
    { if ($1 > full) full = $1; if ($2 > kept) kept = $2 }
    END { printf "a case of %s with -Xmx512m: %d ms, at most %d MB of heap in use, at most %d MB kept by a collection\n", scenario, took, full, kept }'
done
