#!/bin/sh
# Turns IP forwarding on, for a host that is the gateway of a network, or puts everything back as it was before. IPv4 and IPv6.
# The kernel loses these settings at a restart, and so does /run, where the former ones are kept.
set -eu

usage() {
  cat <<'TEXT'
usage: ip-forward.sh            turn IP forwarding on, IPv4 and IPv6
       ip-forward.sh --undo     put back what was before
       ip-forward.sh --status   print what is set now
       ip-forward.sh --help     print this

Must be run by root. Running it again changes nothing. It opens no firewall: the gate's rules forward nothing until
you add what may pass, and README.md beside this file shows how.
TEXT
}

fail() {
  echo "ip-forward: $1" >&2
  exit 1
}

saved=/run/psw/ip-forward
net=/proc/sys/net

# Every value that turning forwarding on changes, also behind our back: the kernel copies ip_forward to each interface and
# resets accept_redirects.
settings() {
  for file in "$net"/ipv4/ip_forward "$net"/ipv4/conf/*/forwarding "$net"/ipv4/conf/all/accept_redirects \
    "$net"/ipv6/conf/all/forwarding "$net"/ipv6/conf/*/forwarding "$net"/ipv6/conf/*/accept_ra; do
    if [ -e "$file" ]; then
      echo "$(cat "$file") $file"
    fi
  done
}

# put VALUE FILE: set it unless it is so already
put() {
  [ "$(cat "$2")" = "$1" ] || echo "$1" 2> /dev/null > "$2" || fail "cannot write $2: this needs root"
}

turn_on() {
  if [ ! -e "$saved" ]; then
    mkdir -p "${saved%/*}" 2> /dev/null && true 2> /dev/null > "$saved.new" || fail "cannot write $saved: this needs root"
    settings > "$saved.new"
    mv "$saved.new" "$saved"
  fi
  if [ -e "$net/ipv6/conf" ]; then
    # A forwarding host ignores router advertisements unless told 2, and would lose the address and route it has by them.
    for file in "$net"/ipv6/conf/*/accept_ra; do
      [ "$(cat "$file")" != 1 ] || put 2 "$file"
    done
    put 1 "$net/ipv6/conf/all/forwarding"
  fi
  put 1 "$net/ipv4/ip_forward"
}

undo() {
  if [ ! -e "$saved" ]; then
    echo "ip-forward: nothing to undo" >&2
    return
  fi
  # In the order they were saved: the settings for all interfaces first, since each resets those of single ones.
  while read -r value file; do
    # An interface may be gone by now.
    [ ! -e "$file" ] || put "$value" "$file"
  done < "$saved"
  rm "$saved"
}

status() {
  for file in "$net/ipv4/ip_forward" "$net/ipv6/conf/all/forwarding"; do
    if [ -e "$file" ]; then
      echo "$file $(cat "$file")"
    fi
  done
}

if [ $# -gt 1 ]; then
  usage >&2
  exit 2
fi
case ${1-} in
  '') turn_on ;;
  --undo) undo ;;
  --status) status ;;
  --help) usage ;;
  *)
    echo "ip-forward: unknown option $1" >&2
    usage >&2
    exit 2
    ;;
esac
