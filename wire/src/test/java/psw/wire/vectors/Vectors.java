package psw.wire.vectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import psw.wire.json.Json;

/**
 * The door: what every reader of announcements must take or refuse. docs/vectors has them as files.
 */
public final class Vectors {
  private static final Instant THEN = Instant.parse("2026-11-24T12:00:00Z");
  private static final Map<String, List<Case>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("time", TimeCases.all());
    GROUPS.put("lease", LeaseCases.all());
    GROUPS.put("proof", ProofCases.all());
    GROUPS.put("form", FormCases.all());
    GROUPS.put("members", MemberCases.all());
  }

  private Vectors() {}

  /** All of them, with keys and times that never change. */
  public static List<Vector> fixed() {
    return GROUPS.keySet().stream().flatMap(group -> fixed(group).stream()).toList();
  }

  /**
   * Those that a server with a clock can be asked, each about brokers that nobody heard of yet.
   *
   * @param now the server's time
   */
  public static List<Vector> live(Instant now) {
    List<Vector> all = new ArrayList<>();
    for (List<Case> group : GROUPS.values()) {
      for (Case each : group) {
        Scene scene = new Scene(now, now.toEpochMilli() + " " + all.size() + each.name());
        Vector vector = each.vector(scene);
        if (vector.isSteady()) {
          all.add(vector);
        }
      }
    }
    return all;
  }

  private static List<Vector> fixed(String group) {
    return GROUPS.get(group).stream().map(each -> each.vector(new Scene(THEN, ""))).toList();
  }

  /** The files by their names. */
  static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String group : GROUPS.keySet()) {
      String lines =
          fixed(group).stream()
              .map(vector -> Json.write(vector.toJson()))
              .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
      files.put(group + ".json", lines);
    }
    return files;
  }

  /** Writes the files into the directory named. */
  public static void main(String[] words) throws IOException {
    for (Map.Entry<String, String> file : files().entrySet()) {
      Files.writeString(Path.of(words[0]).resolve(file.getKey()), file.getValue());
    }
  }
}
