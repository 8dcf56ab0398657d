package psw.broker.grants;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files by which sshd's look-up knows what each key was granted (docs/protocol.md, 7), in
 * {@code authorized} below the share directory, which only that directory's group reads; and beside
 * it who may knock at the gate.
 */
final class Share implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Share.class.getName());
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern PART = Pattern.compile("\\.[A-Za-z0-9_-]{43}\\.new");
  private static final String KEYS = "gate.keys";
  private static final String GATE = "psw-knocks";

  private static final Path USUAL = Path.of("/var/lib/psw-share");

  private final Path root;
  private final Path directory;
  private final boolean chosen;
  private FileChannel claim;

  /**
   * The directory of this broker.
   *
   * @param chosen if the settings say which; the usual one counts only if it belongs to who runs
   *     this process, since a broker that somebody tries out must not take it from the host's own
   */
  Share(Optional<Path> chosen) {
    this.root = chosen.orElse(USUAL);
    this.directory = root.resolve("authorized");
    this.chosen = chosen.isPresent();
  }

  /** Whether somebody said that it should be used. */
  boolean isChosen() {
    return chosen;
  }

  /** Whether it is there to be used. */
  boolean isOurs() {
    try {
      return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
          && (chosen || Files.getOwner(directory).equals(me()));
    } catch (IOException e) {
      return false;
    }
  }

  private static UserPrincipal me() throws IOException {
    return Files.getOwner(Path.of("/proc/self"));
  }

  /** Where sshd's look-up notes sessions. */
  Path sessions() {
    return root.resolve("sessions");
  }

  /**
   * Makes the files these and no others, each whole at every moment. One that cannot be written
   * goes if it permits too much.
   *
   * @param wanted texts by file name
   * @return the names of what is not as wanted; it is brought to the disk otherwise
   * @throws IOException when nothing could be done
   */
  Set<String> become(Map<String, String> wanted) throws IOException {
    if (!isOurs()) {
      close();
      throw new NotDirectoryException("there is none, or it is another user's");
    }
    claim();
    Set<String> failed = new HashSet<>();
    boolean changed = false;
    for (String name : present()) {
      // first, since it also makes room
      if (!wanted.containsKey(name)) {
        changed |= attempt(name, () -> Files.deleteIfExists(directory.resolve(name)), failed);
      }
    }
    GroupPrincipal group = view(directory).readAttributes().group();
    for (Map.Entry<String, String> file : wanted.entrySet()) {
      changed |= attempt(file.getKey(), () -> put(file.getKey(), file.getValue(), group), failed);
    }
    if (changed) {
      sync(directory);
    }
    return failed;
  }

  /**
   * Makes {@code gate.keys} this; the group of the gate and this broker alone reads it, and nobody
   * where there is no such group. To be called after {@link #become}.
   *
   * @return its name if it is not as wanted
   */
  Set<String> admit(String keys) {
    Set<String> failed = new HashSet<>();
    attempt(KEYS, () -> admitted(keys), failed);
    return failed;
  }

  private boolean admitted(String keys) throws IOException {
    boolean changed = new SharedFile(root.resolve(KEYS), gate()).become(keys);
    if (changed) {
      sync(root);
    }
    return changed;
  }

  private Optional<GroupPrincipal> gate() throws IOException {
    try {
      return Optional.of(
          root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(GATE));
    } catch (UserPrincipalNotFoundException e) {
      return Optional.empty();
    }
  }

  // two brokers would remove each other's files; the kernel drops the lock with the process
  private void claim() throws IOException {
    if (claim != null) {
      return;
    }
    FileChannel channel =
        FileChannel.open(
            directory.resolve(".broker"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      if (channel.tryLock() != null) {
        claim = channel;
        return;
      }
    } catch (OverlappingFileLockException e) {
      LOG.log(Level.DEBUG, "another application of this server", e);
    } finally {
      if (claim == null) {
        channel.close();
      }
    }
    throw new IOException("another broker writes to " + directory);
  }

  /** Where the files are. */
  @Override
  public String toString() {
    return directory.toString();
  }

  @Override
  public void close() throws IOException {
    FileChannel channel = claim;
    claim = null;
    if (channel != null) {
      channel.close();
    }
  }

  /** Does something to a file, and says whether it changed. */
  private interface Deed {
    boolean run() throws IOException;
  }

  private static boolean attempt(String name, Deed deed, Set<String> failed) {
    try {
      return deed.run();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the file of grants " + name, e);
      failed.add(name);
      return true;
    }
  }

  private Set<String> present() throws IOException {
    Set<String> names = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (NAME.matcher(name).matches() || PART.matcher(name).matches()) {
          names.add(name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  private boolean put(String name, String text, GroupPrincipal group) throws IOException {
    SharedFile file = new SharedFile(directory.resolve(name), Optional.of(group));
    String before = file.text();
    try {
      return file.become(text);
    } catch (IOException e) {
      if (Permitted.by(before).exceeds(Permitted.by(text))) {
        file.remove();
      }
      throw e;
    }
  }

  private static PosixFileAttributeView view(Path file) {
    return Files.getFileAttributeView(
        file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  // a revocation must outlast a power cut, also when the broker does not come back with the host
  private static void sync(Path directory) throws IOException {
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }
}
