#!/usr/bin/env bash
# The usual loop: ask with curl, look with jq, ask again in five seconds.
set -euo pipefail

while :; do
  answer=$(curl --fail --silent --show-error --request POST "$API_URL/api/organizations/7/buckets/verify" \
    --header "x-api-key: $API_KEY" --header 'content-type: application/json' --data "$BODY")
  status=$(jq --raw-output .connectionStatus <<<"$answer")
  [ "$status" = connecting ] || break
  sleep 5
done
echo "$status"
[ "$status" = connected ]
