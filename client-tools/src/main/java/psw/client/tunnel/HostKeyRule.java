package psw.client.tunnel;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import psw.wire.value.SshFingerprint;

/** Which host keys a server may show; every other one ends it. There is no rule that takes any. */
public sealed interface HostKeyRule {
  /**
   * One that stands in a file of known hosts (sshd(8)); a file that is not there knows nobody.
   *
   * @param file the file
   */
  record Known(Path file) implements HostKeyRule {}

  /**
   * One of those that a site announced, whatever name or address it is reached by.
   *
   * @param fingerprints one, or two while the site changes over to another
   */
  record Pinned(Set<SshFingerprint> fingerprints) implements HostKeyRule {
    /** Copies the set; no pin at all is a programming error. */
    public Pinned {
      fingerprints = Set.copyOf(fingerprints);
      if (fingerprints.isEmpty()) {
        throw new IllegalArgumentException("no pin");
      }
    }

    List<String> texts() {
      return fingerprints.stream().map(SshFingerprint::text).sorted().toList();
    }
  }
}
