#!/bin/sh
# Written by psw firewall apply: goes back to the rules that were there before.
#   sh back.sh DIRECTORY          when the time is over; tries until it is done
#   sh back.sh DIRECTORY now      at once
#   sh back.sh DIRECTORY anyway   at once, also where it was done already
# Whoever renames "due" first decides; "going" stays until all is back.
set -u
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
cd "$1" || exit 1
how=${2-wait}
ways='raw:PREROUTING filter:INPUT filter:FORWARD filter:OUTPUT'
chains='raw:PSW_PREROUTING filter:PSW_INPUT filter:PSW_FORWARD filter:PSW_OUTPUT filter:PSW_KNOCK filter:PSW_FIRST filter:PSW_SECOND filter:PSW_THIRD filter:PSW_FOURTH filter:PSW_FIFTH filter:PSW_SIXTH filter:PSW_SEVENTH filter:PSW_EIGHTH'

# by_steps PROGRAM: takes ours out, whatever others did to it meanwhile; a step that fails does not keep back the next
by_steps() {
  left=
  for way in $ways; do
    table=${way%:*} chain=${way#*:}
    while "$1" -w 10 -t "$table" -D "$chain" -j "PSW_$chain" 2>/dev/null; do :; done
    rules=$("$1" -w 10 -t "$table" -S "$chain") || left=yes
    if printf '%s\n' "$rules" | grep -qxF -e "-A $chain -j PSW_$chain"; then left=yes; fi
  done
  for chain in $chains; do
    if "$1" -w 10 -t "${chain%:*}" -S "${chain#*:}" >/dev/null 2>&1; then
      "$1" -w 10 -t "${chain%:*}" -F "${chain#*:}" || left=yes
    fi
  done
  # one that a rule of others leads into stays, and is empty
  for chain in $chains; do "$1" -w 10 -t "${chain%:*}" -X "${chain#*:}" 2>/dev/null; done
  [ -z "$left" ]
}

# load PROGRAM FILE: the ways into ours at their places, else first: rules of others that stood before them may be gone
load() {
  "$1-restore" --noflush --wait=10 <"$2" ||
    sed 's/^-I \([A-Z]*\) [0-9]* -j PSW_/-I \1 1 -j PSW_/' "$2" | "$1-restore" --noflush --wait=10
}

# restore PROGRAM: in one step, else by many
restore() {
  [ -e "back-$1" ] || return 0
  load "$1" "back-$1" && return 0
  by_steps "$1" && load "$1" "again-$1"
}

restore_nft() {
  [ -e back-nft ] || return 0
  nft -f back-nft && return 0
  if nft list table inet psw >/dev/null 2>&1; then nft delete table inet psw || return 1; fi
  nft -f again-nft
}

# addresses of this host that stood for services elsewhere
restore_local() {
  command -v ip >/dev/null && [ -e back-local ] || return 0
  ip -4 route flush table local proto 83 || return 1
  while IFS= read -r network; do
    ip -4 route replace local "$network" dev lo proto 83 || return 1
  done <back-local
}

restore_all() {
  failed=
  # first: where iptables took its place, the host is without neither at any time
  restore_nft || failed=yes
  restore iptables || failed=yes
  restore ip6tables || failed=yes
  restore_local || failed=yes
  [ -z "$failed" ]
}

# by one at a time: who had to wait finds it done
go_back() (
  flock 9
  mv due going 2>/dev/null || { [ "$how" = anyway ] && : >going; }
  [ -e going ] || [ "$how" = anyway ] || exit 0
  # not into a file, which a full disk might not take
  if said=$(restore_all 2>&1); then rm -f going; else printf '%s\n' "$said" >said.new && mv said.new said; fi
  sh ./hand-over
  [ ! -e going ]
) 9<turn

if [ "$how" = wait ]; then
  # the last process to be ended where memory is short
  echo -1000 2>/dev/null >/proc/self/oom_score_adj
  # who takes this directory away confirms nothing by that
  held=$(tar -cf - . | base64)
  echo $$ >running
  # the clock of the host may be set meanwhile, its uptime may not
  while [ -e due ] && [ "$(cut -d. -f1 /proc/uptime)" -lt "$(cat due)" ]; do sleep 0.5; done
  if [ ! -e turn ] && mkdir -m 0700 "$1" 2>/dev/null && cd "$1"; then
    printf '%s\n' "$held" | base64 -d | tar -xf -
  fi
fi
told=
until go_back; do
  [ -n "$told" ] || logger -t psw-firewall -p auth.crit 'not all rules could be put back: psw firewall status' 2>/dev/null
  told=yes
  [ "$how" = wait ] || exit 1
  sleep 10
done
