package psw.broker.grants;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import psw.broker.audit.By;
import psw.broker.peers.Peer;
import psw.broker.peers.Peers;
import psw.server.settings.Settings;

/**
 * Takes note of each session that a device opened, once. Where it came from is not known: sshd
 * tells its look-up nothing of it, and which connection a process of root's holds only root sees.
 */
@ApplicationScoped
class Openings {
  private static final long IDLE = 1_000;
  // how long a session must last at least to be seen
  private static final long BUSY = 20;
  // sshd gives a login 15 seconds
  private static final long PATIENCE = Duration.ofSeconds(20).toNanos();
  private static final long LIST_EVERY = Duration.ofSeconds(60).toNanos();

  private Book book;
  private Peers peers;
  private Share share;
  private Path sessions;

  private WatchService watch;
  private long listAt;
  private Set<String> known = new HashSet<>();
  private final Map<Note, Long> awaited = new HashMap<>();

  protected Openings() {}

  @Inject
  Openings(Book book, Peers peers, Settings settings) {
    this.book = book;
    this.peers = peers;
    this.share = new Share(settings.share());
    this.sessions = share.sessions();
  }

  /** Waits for a moment, and looks at what is new. */
  void step() throws InterruptedException {
    if (!share.isOurs() || !Files.isReadable(sessions)) {
      close();
      TimeUnit.MILLISECONDS.sleep(IDLE);
      return;
    }
    long now = System.nanoTime();
    try {
      if (watch == null) {
        open();
        list(now);
      } else if (now - listAt >= 0) {
        list(now);
      }
      hear(now);
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    }
    look(System.nanoTime());
  }

  private void open() throws IOException {
    watch = sessions.getFileSystem().newWatchService();
    // a note is written under another name first, and the second of a login replaces the first
    sessions.register(watch, ENTRY_CREATE);
  }

  private void close() {
    WatchService open = watch;
    watch = null;
    awaited.clear();
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void list(long now) throws IOException {
    Set<String> there;
    try (Stream<Path> files = Files.list(sessions)) {
      there = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
    known = book.opened(there);
    there.forEach(name -> await(name, now));
    listAt = now + LIST_EVERY;
  }

  private void hear(long now) throws InterruptedException {
    WatchKey key = watch.poll(awaited.isEmpty() ? IDLE : BUSY, TimeUnit.MILLISECONDS);
    if (key == null) {
      return;
    }
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.kind() == OVERFLOW) {
        listAt = now;
      } else {
        await(event.context().toString(), now);
      }
    }
    if (!key.reset()) {
      close();
    }
  }

  private void await(String name, long now) {
    if (!known.contains(name)) {
      Note.parse(name).ifPresent(note -> awaited.putIfAbsent(note, now + PATIENCE));
    }
  }

  private void look(long now) {
    for (Note note : List.copyOf(awaited.keySet())) {
      Note.Seen seen = note.look();
      if (seen == Note.Seen.LOGGED_IN) {
        note(note);
        known.add(note.name());
      }
      if (seen != Note.Seen.NOT_YET || now - awaited.get(note) >= 0) {
        awaited.remove(note);
      }
    }
  }

  private void note(Note note) {
    String who =
        peers.all().stream()
            .filter(peer -> isOf(peer, note))
            .findFirst()
            .map(peer -> "peer " + peer.name())
            .orElse("peer"); // forgotten meanwhile
    book.opened(note.name(), new By(who, "-"), "session of " + note.device());
  }

  private static boolean isOf(Peer peer, Note note) {
    return peer.met()
        .other()
        .ssh()
        .filter(key -> key.fingerprint().fileName().equals(note.device()))
        .isPresent();
  }
}
