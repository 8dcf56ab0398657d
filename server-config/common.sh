# What the scripts below this directory have in common; they source it, with $here, $libexec and $dry set.

say() { echo "psw: $*"; }
fail() {
  echo "psw: $1" >&2
  shift
  for hint; do echo "psw: hint: $hint" >&2; done
  exit 1
}
# run WHAT COMMAND…: says what it does, and does it unless this is a dry run
run() {
  say "$1"
  shift
  [ -n "$dry" ] || "$@"
}

# account NAME HOME WHAT-FOR [USERADD OPTIONS…]
account() {
  name=$1 home=$2 what=$3
  shift 3
  if ! getent passwd "$name" >/dev/null; then
    run "account $name: $what" useradd --system --user-group --no-create-home --home-dir "$home" --shell /usr/sbin/nologin "$@" "$name"
  fi
}
# knocks: broker and receiver hand each other files by a group of both. In the receiver's own, which the kernel's lists
# belong to, the broker could let in whom it likes
knocks() {
  getent group psw-knocks >/dev/null || run "group psw-knocks: what broker and receiver tell each other" groupadd --system psw-knocks
  for name in psw psw-gate; do
    case " $(id -nG "$name" 2>/dev/null) " in
      *' psw-knocks '*) ;;
      *) run "$name belongs to the group psw-knocks" usermod --append --groups psw-knocks "$name" ;;
    esac
  done
  case " $(id -nG psw 2>/dev/null) " in
    *' psw-gate '*) run "psw belongs to the group psw-gate no more" gpasswd --delete psw psw-gate ;;
  esac
}
# directory MODE OWNER:GROUP PATH
directory() {
  if [ ! -d "$3" ]; then
    run "directory $3" mkdir -p "$3"
  elif [ "$(stat -c '%a %U:%G' "$3")" = "${1#0} $2" ]; then
    return
  fi
  run "$3 is $2, mode $1" own "$@"
}
own() { chown "$2" "$3" && chmod "$1" "$3"; }
# file MODE FROM TO
file() {
  cmp -s "$2" "$3" && [ "$(stat -c '%a %U:%G' "$3")" = "${1#0} root:root" ] || run "$3" put "$@"
}
put() { install -m "$1" -o root -g root "$2" "$3.new" && mv -f "$3.new" "$3"; }
# roots_alone DIRECTORY…: what root runs lies where nobody else can change it
roots_alone() {
  for above; do
    [ -d "$above" ] || continue
    [ "$(stat -c %u "$above")" = 0 ] && [ -z "$(find "$above" -prune -perm /022)" ] ||
      fail "$above can be changed by others than root, so what lies in it is not run" "chown root $above; chmod go-w $above"
  done
}
# jar WHO: psw.jar, which WHO needs
jar() {
  built=$here/../../client-tools/target/psw/psw.jar
  if [ -f "$built" ]; then
    file 0644 "$built" "$libexec/psw.jar"
  elif [ ! -f "$libexec/psw.jar" ]; then
    say "psw.jar is not built yet, which $1 needs: ./psw --help builds it; then run this again"
  fi
}

# listens PORT: somebody does, on any address (proc(5), net/tcp: 0A is LISTEN)
listens() {
  hex=$(printf '%04X' "$1")
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v p=":$hex" '$4 == "0A" && substr($2, length($2) - 4) == p { f = 1 } END { exit !f }'
}
# another SSH server than ours has 22 or takes it at the next start
taken() {
  listens 22 && return
  command -v systemctl >/dev/null || return 1
  for unit in ssh.socket ssh.service sshd.service; do
    systemctl is-enabled --quiet "$unit" 2>/dev/null && return
  done
  return 1
}
