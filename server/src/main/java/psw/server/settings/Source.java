package psw.server.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where settings are looked up: properties first, then the environment. Empty means absent. */
final class Source {
  private final UnaryOperator<String> properties;
  private final UnaryOperator<String> environment;

  Source(UnaryOperator<String> properties, UnaryOperator<String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  static Source ofThisProcess() {
    return new Source(System::getProperty, System::getenv);
  }

  /** {@code psw.ssh.port} becomes {@code PSW_SSH_PORT}. */
  static String environment(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(properties.apply(name))
        .or(() -> Optional.ofNullable(environment.apply(environment(name))))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** From the environment alone: what may not stand in a command line. */
  Optional<String> environmentAlone(String name) {
    if (properties.apply(name) != null) {
      throw new BadSetting(
          name, "must stand in the environment or in a file, not in a command line");
    }
    return text(name);
  }

  List<String> list(String name) {
    return text(name).stream()
        .flatMap(all -> Arrays.stream(all.split(",", -1)))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  long number(String name, long least, long most, long otherwise) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (text.get().matches("[0-9]{1,12}")) {
      long number = Long.parseLong(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new BadSetting(name, "must be a whole number from " + least + " to " + most);
  }
}
