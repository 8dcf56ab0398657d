# A host's first process. Arguments: the host's name, then paths of the machine that stay visible (read-only).
# What it mounts is seen in this host alone and vanishes with it.
set -eu

read -r outside rest < /proc/self/stat
name=$1
shift
private='etc home root run tmp var/lib var/log'

# Everything private lies in one memory file system, first laid over /run, where no project ever lives.
# -n, since mount would leave a directory of its own in the machine's /run first
mount -n -t tmpfs -o mode=0755 lab /run
for dir in $private; do
  mkdir -p "/run/own/$dir"
done
cp -a /etc/. /run/own/etc
chmod 0700 /run/own/root
chmod 1777 /run/own/tmp
mkdir -p /run/own/run/lock /run/own/run/sshd /run/own/var/lib/psw /run/seen
echo "$name" > /run/own/etc/hostname
printf '127.0.0.1 localhost\n::1 localhost ip6-localhost\n' > /run/own/etc/hosts

# make_place LIKE PLACE: an empty file or directory to mount on
make_place() {
  if [ -d "$1" ]; then
    mkdir -p "$2"
  else
    mkdir -p "${2%/*}"
    [ -e "$2" ] || : > "$2"
  fi
}

count=0
for path; do
  count=$((count + 1))
  make_place "$path" "/run/seen/$count"
  mount --bind "$path" "/run/seen/$count"
done
for dir in $private; do
  [ "$dir" = run ] || mount --bind "/run/own/$dir" "/$dir"
done
count=0
for path; do
  count=$((count + 1))
  make_place "/run/seen/$count" "$path"
  mount --bind "/run/seen/$count" "$path"
  mount -o remount,bind,ro "$path"
done
mount --bind /run/own/run /run

# From here on /proc shows the processes of this host alone.
mount -t proc proc /proc
echo "$name" > /proc/sys/kernel/hostname
# No duplicate address detection: an IPv6 address works as soon as it is given.
for conf in all default; do
  echo 0 > "/proc/sys/net/ipv6/conf/$conf/accept_dad"
done
ip link set lo up

trap '' CHLD
echo "$outside"
exec cat > /dev/null
