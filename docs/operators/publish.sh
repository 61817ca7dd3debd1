#!/bin/sh
# Builds the catalogue and brings it to the web server: for cron, a timer or a pipeline. Put your names at the lines
# marked with <--. Whatever fails ends it there, with that exit code. Until rsync begins, what is published stays as it is;
# what rsync could not finish, the next run does.
# The very first time nothing is published yet to go on from: CATALOGUE_PREVIOUS= sh publish.sh
set -eu

url=https://catalogue.example               # <-- site_url in mkdocs.yml, without a slash at its end
ledger=kalender/stand.json                  # <-- in English calendar/ledger.json
# <-- for rsync, which the web server needs, too; a folder of this machine will do as well
target=deploy@web.example:/srv/catalogue/site/
: "${CATALOGUE_PREVIOUS=$url/$ledger}"
export CATALOGUE_PREVIOUS

cd "$(dirname "$0")"                        # <-- the folder of mkdocs.yml
exec 9< mkdocs.yml && flock 9               # one at a time: each goes on from the ledger that the one before published
catalogue build
TZ=Europe/Berlin date +%F > site/.built.txt                             # <-- the time zone of the catalogue

# No --times: a file that did not change keeps its time stamp on the server, wherever it was built.
rsync --recursive --checksum --perms --chmod=D755,F644 --delete-delay --delay-updates site/ "$target"
