package psw.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Commands that follow each other in one home.
 *
 * @param settings environment variables by name
 */
record Scene(String name, Map<String, String> settings, List<Step> steps) {
  Scene {
    steps = List.copyOf(steps);
  }

  /** Whether something in it stands for what a name stands for. */
  boolean mentions(String name) {
    return settings.values().stream().anyMatch(value -> value.contains(name))
        || steps.stream().anyMatch(step -> step.command().contains(name));
  }

  /** As it is written. */
  String text() {
    List<String> lines = new ArrayList<>(List.of("", "== " + name));
    settings.forEach((setting, value) -> lines.add(setting + "=" + value));
    for (Step step : steps) {
      lines.add("$ " + step.command());
      lines.addAll(step.outcome());
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
