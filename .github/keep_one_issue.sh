#!/bin/sh
# Keep one issue about sources that do not answer: edited in place, closed when all do, opened
# again when one falls silent. It is known by its label and by who wrote it; a title can be anybody's.
#
#   sh .github/keep_one_issue.sh CODE REPORT.md      CODE: 0 all answer, 1 some do not
#
# `gh` finds the repository in GH_REPO and its token in GH_TOKEN.
set -eu
code=$1 report=$2
label=sources-outside
title="Sources that do not answer · مصادر لا تجيب"
limit=60000 # GitHub takes 65,536 characters

case $code in
0 | 1) ;;
*)
    echo "error: the check ended with \"$code\", which says nothing about the sources" >&2
    exit 2
    ;;
esac

body=$(mktemp)
trap 'rm -f "$body"' EXIT
{
    echo "Written by the weekly check; what you write in here is overwritten, so use the comments."
    echo
    echo "يكتب الفحص الأسبوعي هذا النص ويكتب فوقه في كل مرة، فاكتب ملاحظاتك في التعليقات."
    echo
    cat "$report"
} >"$body"
if [ "$(wc -c <"$body")" -gt "$limit" ]; then
    # Whole lines only, so that no code span stays open and no letter is cut in two.
    LC_ALL=C awk -v limit="$((limit - 300))" \
        '{ size += length($0) + 1; if (size > limit) exit; print }' "$body" >"$body.cut"
    printf '\n…\n\nThe list is cut here; the whole of it is in the run of the workflow.\n' >>"$body.cut"
    mv "$body.cut" "$body"
fi

known=$(gh issue list --label "$label" --author "app/github-actions" --state all --limit 1 \
    --json number,state --jq '.[] | "\(.number) \(.state)"')
number=${known%% *} state=${known#* }

if [ "$code" = 0 ]; then
    if [ -n "$known" ] && [ "$state" = OPEN ]; then
        gh issue edit "$number" --body-file "$body"
        gh issue close "$number" --reason completed
    fi
elif [ -z "$known" ]; then
    gh label create "$label" --force --color d4c5f9 \
        --description "Kept by the weekly check of links"
    gh issue create --title "$title" --label "$label" --body-file "$body"
else
    gh issue edit "$number" --title "$title" --body-file "$body"
    if [ "$state" = CLOSED ]; then gh issue reopen "$number"; fi
fi
