package psw.gate.reap;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import psw.gate.authorized.Watch;

/** Ends the sessions of a device that lost a grant or reached an expiry. */
public final class Reaper {
  private final Share share;

  /**
   * A reaper, which remembers nothing: all that it needs to know is in the share directory.
   *
   * @param share holds {@code authorized} and {@code sessions}
   */
  public Reaper(Path share) {
    this.share = new Share(share);
  }

  /**
   * Looks at every session once, ends those that may not go on, and removes the notes of those that
   * are over. A session that does not end is told again by the next round.
   *
   * @throws IOException when {@code sessions} or {@code authorized} cannot be read
   */
  public List<Ended> round(Instant now) throws IOException {
    List<Ended> ended = new ArrayList<>();
    for (String name : share.notes()) {
      Optional<Note> note = Note.parse(name);
      if (note.isPresent()) {
        look(name, note.get(), now).ifPresent(ended::add);
      }
    }
    return ended;
  }

  private Optional<Ended> look(String name, Note note, Instant now) throws IOException {
    if (!Sshd.lives(note)) {
      share.forget(name);
      return Optional.empty();
    }
    Set<String> given;
    try {
      given = share.given(name);
    } catch (NoSuchFileException goneMeanwhile) {
      return Optional.empty();
    }
    Set<String> lost = new TreeSet<>(given);
    lost.removeAll(share.permitted(note.device(), now));
    // a note that permits nothing is none that the look-up wrote: nobody knows what it may
    boolean over = given.isEmpty() || !lost.isEmpty();
    return over && Sshd.end(note)
        ? Optional.of(new Ended(note.device(), note.pid(), List.copyOf(lost)))
        : Optional.empty();
  }

  /** Waits for changes of the share directory. */
  public Watch watch() throws IOException {
    return share.authorized().watch();
  }
}
