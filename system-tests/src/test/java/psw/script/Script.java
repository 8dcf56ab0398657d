package psw.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of scenes.
 *
 * @param remarks the lines before the first scene
 */
record Script(List<String> remarks, List<Scene> scenes) {
  private static final Pattern SETTING = Pattern.compile("[A-Z_]+=.*");

  Script {
    remarks = List.copyOf(remarks);
    scenes = List.copyOf(scenes);
  }

  /** Reads one; a line that can mean nothing is an error. */
  static Script parse(String text) {
    List<String> remarks = new ArrayList<>();
    List<Scene> scenes = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
      if (line.startsWith("== ")) {
        close(lines, scenes);
      }
      if (line.startsWith("#")) {
        remarks.add(line);
      } else {
        lines.add(line);
      }
    }
    close(lines, scenes);
    return new Script(remarks, scenes);
  }

  private static void close(List<String> lines, List<Scene> scenes) {
    if (!lines.isEmpty()) {
      scenes.add(scene(lines));
      lines.clear();
    }
  }

  private static Scene scene(List<String> lines) {
    if (!lines.get(0).startsWith("== ")) {
      throw new IllegalArgumentException("a scene begins with ==, not: " + lines.get(0));
    }
    Map<String, String> settings = new TreeMap<>();
    List<Step> steps = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("$ ")) {
        steps.add(new Step(line.substring(2), List.of()));
      } else if (!steps.isEmpty()) {
        Step last = steps.remove(steps.size() - 1);
        List<String> outcome = new ArrayList<>(last.outcome());
        outcome.add(line);
        steps.add(new Step(last.command(), outcome));
      } else if (SETTING.matcher(line).matches()) {
        settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      } else {
        throw new IllegalArgumentException("neither setting nor command: " + line);
      }
    }
    return new Scene(lines.get(0).substring(3), settings, steps);
  }

  /** As it is written. */
  String text() {
    return remarks.stream().map(line -> line + "\n").collect(Collectors.joining())
        + scenes.stream().map(Scene::text).collect(Collectors.joining());
  }
}
