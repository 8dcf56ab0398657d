package psw.gate.reap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The process of a note, as proc(5) shows it. */
final class Sshd {
  /** One program, or since OpenSSH 9.8 two; the second where Debian, Fedora or Arch put it. */
  private static final Set<String> PROGRAMS =
      Set.of(
          "/usr/sbin/sshd",
          "/usr/bin/sshd",
          "/usr/lib/openssh/sshd-session",
          "/usr/libexec/openssh/sshd-session",
          "/usr/lib/ssh/sshd-session");

  private static final Set<String> NAMES = Set.of("sshd", "sshd-session");

  private Sshd() {}

  /** Whether the process of this note is still there, whatever it is. */
  static boolean lives(Note note) {
    return stat(note).filter(stat -> stat.start() == note.start()).isPresent();
  }

  /**
   * Asks the noted process to end (SIGTERM, which the monitor hands on to the process that carries
   * the data; SIGKILL would leave that one alive), if it is provably that process and an sshd.
   *
   * <p>A pid that is used again between look and signal: the start time is read last, and {@link
   * ProcessHandle#destroy} itself compares it again just before kill(2). What is left is a few
   * microseconds in which the process would have to end and the kernel to hand out every other pid.
   *
   * @return whether it was asked
   */
  static boolean end(Note note) {
    Optional<ProcessHandle> process = ProcessHandle.of(note.pid());
    return process.isPresent()
        && isSshd(note)
        && lives(note)
        && note.pid() != ProcessHandle.current().pid()
        && process.get().destroy();
  }

  /**
   * The program's path can be read by root and with CAP_SYS_PTRACE. Without, it is known by its
   * name and by root being its owner: nobody but a program itself chooses its name, so one that
   * passes as root's sshd is root's.
   */
  private static boolean isSshd(Note note) {
    Path process = directory(note);
    try {
      boolean root = Integer.valueOf(0).equals(Files.getAttribute(process, "unix:uid"));
      if (!root || stat(note).filter(stat -> NAMES.contains(stat.name())).isEmpty()) {
        return false;
      }
      String program = Files.readSymbolicLink(process.resolve("exe")).toString();
      return PROGRAMS.contains(program.replaceFirst(" \\(deleted\\)$", ""));
    } catch (AccessDeniedException notRoot) {
      return true;
    } catch (IOException gone) {
      return false;
    }
  }

  private static Optional<Stat> stat(Note note) {
    try {
      byte[] text = Files.readAllBytes(directory(note).resolve("stat"));
      return Stat.parse(new String(text, StandardCharsets.ISO_8859_1));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static Path directory(Note note) {
    return Path.of("/proc", Long.toString(note.pid()));
  }
}
