#!/usr/bin/env bash
# Builds, tests and packages. Examples: ./build.sh --target Test, ./build.sh --target Trial --prefix /tmp/trial
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# An SDK unpacked on a bare server finds no ICU libraries and would not start.
if [[ $(/sbin/ldconfig -p) != *libicuuc* ]]; then
    export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
fi
last_line=artifacts/last-line.txt

mkdir -p artifacts
rm -f "$last_line"

dotnet tool restore --verbosity quiet && dotnet cake build.cake "$@" </dev/null
code=$?

# The build tool ends with a table of its tasks. What the target has to say (test counts, an address) comes after it.
if [[ -f $last_line ]]; then
    cat "$last_line"
elif [[ " $* " != *" --target"* || " $* " =~ " --target"[=\ ][Tt]est" " ]]; then
    echo "0 passed, 0 failed, 0 skipped"
    [[ $code -ne 0 ]] || code=1
fi
exit "$code"
