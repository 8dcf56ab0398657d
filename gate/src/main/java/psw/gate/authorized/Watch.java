package psw.gate.authorized;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Says when it is time to look again: at once after a change, and each second for what expires. */
public final class Watch implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Path directory;
  private final WatchService changes;
  private WatchKey key;

  Watch(Path directory) throws IOException {
    this.directory = directory;
    this.changes = directory.getFileSystem().newWatchService();
    register();
  }

  private void register() throws IOException {
    key = directory.register(changes, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
  }

  /**
   * Waits until a device's file changed, a second at the longest.
   *
   * @throws IOException when the directory cannot be watched
   */
  public void await() throws IOException, InterruptedException {
    // a directory that was replaced is watched anew
    if (!key.isValid()) {
      register();
    }
    WatchKey changed = changes.poll(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    if (changed != null) {
      changed.pollEvents();
      changed.reset();
    }
  }

  @Override
  public void close() throws IOException {
    changes.close();
  }
}
