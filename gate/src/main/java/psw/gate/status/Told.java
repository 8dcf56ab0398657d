package psw.gate.status;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a broker that runs tells devices of its site's gate, by its settings; numbers within this
 * host, whatever a router makes of them.
 *
 * @param spa the UDP port of datagrams, if it tells of them
 * @param sequence the knock ports, if it tells of them; a secret
 * @param ssh the SSH server's port
 */
record Told(Optional<Integer> spa, List<Integer> sequence, int ssh) {
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final Pattern INSTALLED = Pattern.compile("(?m)^Port ([0-9]{1,5})$");
  private static final int USUAL = 22;

  /** Copies the list in. */
  Told {
    sequence = List.copyOf(sequence);
  }

  /**
   * Reads it; empty where the process is no broker's server. Both texts have a zero byte after each
   * word (proc(5)).
   *
   * @param sshd the settings of the SSH server that was installed for it
   */
  static Optional<Told> parse(String command, String environment, String sshd) {
    List<String> words = words(command);
    if (words.stream().noneMatch(word -> word.endsWith("payara-micro.jar"))
        || words.stream().noneMatch(word -> word.endsWith("broker.war"))) {
      return Optional.empty();
    }
    List<String> variables = words(environment);
    List<Integer> ssh = ports("psw.ssh.port", words, variables);
    Matcher installed = INSTALLED.matcher(sshd);
    int usual = installed.find() ? Integer.parseInt(installed.group(1)) : USUAL;
    return Optional.of(
        new Told(
            ports("psw.spa.port", words, variables).stream().findFirst(),
            ports("psw.knock.ports", words, variables),
            ssh.isEmpty() ? usual : ssh.get(0)));
  }

  // a property goes before the variable, as for the broker itself
  private static List<Integer> ports(String name, List<String> words, List<String> variables) {
    String variable = name.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
    String text =
        value("-D" + name + "=", words).or(() -> value(variable + "=", variables)).orElse("");
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(port -> PORT.matcher(port).matches())
        .map(Integer::valueOf)
        .toList();
  }

  private static Optional<String> value(String head, List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith(head))
        .map(word -> word.substring(head.length()))
        .findFirst();
  }

  private static List<String> words(String text) {
    return List.of(text.split("\0", -1));
  }

  /** Without the sequence. */
  @Override
  public String toString() {
    return "told of a gate: SSH at " + ssh + spa.map(port -> ", datagrams at " + port).orElse("");
  }
}
