package psw.client.revisions;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import psw.wire.announcement.Known;
import psw.wire.jws.PublicKey;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/**
 * What is remembered of each broker; as text one line each: id, revision, SHA-256, until when it
 * lives in milliseconds since 1970, key.
 */
record Remembered(Map<BrokerId, Known> brokers) {
  static final int MOST = 10_000;

  Remembered {
    brokers = Map.copyOf(brokers);
  }

  Optional<Known> of(BrokerId id) {
    return Optional.ofNullable(brokers.get(id));
  }

  /** With one more, or newer; when there are too many, without the one that was over first. */
  Remembered with(BrokerId id, Known known) {
    Map<BrokerId, Known> more = new TreeMap<>(brokers);
    more.put(id, known);
    if (more.size() > MOST) {
      more.entrySet().stream()
          .filter(entry -> !entry.getKey().equals(id))
          .min(Comparator.comparing(entry -> entry.getValue().liveUntil()))
          .ifPresent(entry -> more.remove(entry.getKey()));
    }
    return new Remembered(more);
  }

  static Remembered parse(String text) throws BadValue {
    Map<BrokerId, Known> brokers = new TreeMap<>();
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ", -1);
      if (words.length != 5 || !text.endsWith("\n")) {
        throw malformed();
      }
      try {
        Known known =
            new Known(
                PublicKey.parse(words[4]),
                Long.parseLong(words[1]),
                words[2],
                Instant.ofEpochMilli(Long.parseLong(words[3])));
        if (!known.key().id().equals(BrokerId.parse(words[0]))
            || brokers.put(known.key().id(), known) != null) {
          throw malformed();
        }
      } catch (NumberFormatException e) {
        throw malformed();
      }
    }
    return new Remembered(brokers);
  }

  private static BadValue malformed() {
    return new BadValue("revisions", BadValue.Reason.MALFORMED);
  }

  @Override
  public String toString() {
    return new TreeMap<>(brokers)
        .entrySet().stream()
            .map(entry -> line(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
  }

  private static String line(BrokerId id, Known known) {
    long until = known.liveUntil().toEpochMilli();
    return id
        + " "
        + known.revision()
        + " "
        + known.sha256()
        + " "
        + until
        + " "
        + known.key().text()
        + "\n";
  }
}
