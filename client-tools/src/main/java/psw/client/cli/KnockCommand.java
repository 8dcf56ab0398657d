package psw.client.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.knock.Answer;
import psw.client.knock.Knocker;
import psw.client.peers.Book;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** psw knock. */
@Command(
    name = "knock",
    description = {
      "Knock at a gate, so that it opens for this address.",
      "At a site that this device is paired with it is one datagram, which nothing",
      "answers, or the sequence that the site told; so whether the gate opened is not",
      "seen here: psw doctor SITE says it. With ports, at any host: one SYN to each,",
      "in order. Silence is fine, and so is a port that is open; a port that",
      "refuses or cannot be reached has failed, and then the exit code is 1."
    },
    footer = {"  psw knock rui", "  psw knock rui.example 1111 2222 3333"})
final class KnockCommand extends DeviceCall {
  @Parameters(
      index = "0",
      paramLabel = "HOST",
      description = "a site; with ports a name or an address, resolved once")
  private String host;

  @Parameters(
      index = "1..*",
      paramLabel = "PORT",
      arity = "0..*",
      description = "1 to 65535, in order")
  private List<String> typed = List.of();

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "the longest wait for an answer (default 10); never above 0.9 s, after which"
              + " the kernel would knock again")
  private Duration timeout;

  @Option(
      names = {"-v", "--verbose"},
      description = "say which address is knocked at and what each port answered")
  private boolean verbose;

  @Override
  int run() throws CallFailed, DeviceFailed {
    List<Port> ports = typed.stream().map(this::port).toList();
    if (ports.isEmpty()) {
      Book book = book(device());
      return new SiteKnock(console(), clock(), verbose).knock(host, book, directories(book));
    }
    return knockAtHost(ports);
  }

  private Port port(String text) {
    try {
      return Port.parse(text);
    } catch (BadValue e) {
      throw new ParameterException(
          commandLine(), "PORT " + WrongUsage.shown(text) + ": " + Words.of(e));
    }
  }

  private int knockAtHost(List<Port> ports) {
    if (bare(host).isBlank()) {
      throw new ParameterException(commandLine(), "HOST is empty: a name or an address is needed");
    }
    InetAddress address;
    try {
      address = InetAddress.getByName(bare(host));
    } catch (UnknownHostException e) {
      return console()
          .fail(
              Exit.UNREACHABLE,
              "no such host: " + WrongUsage.shown(host),
              "is the name right? an address works, too");
    }
    if (verbose) {
      console().say("knocking at " + IpAddress.text(address));
    }
    return knock(new Knocker(address, timeout), ports);
  }

  private int knock(Knocker knocker, List<Port> ports) {
    List<Port> failed = new ArrayList<>();
    for (Port port : ports) {
      console().begin(String.format("Knocking on port %-10s", port + "..."));
      Answer answer = knocker.knock(port);
      console().result(words(answer));
      if (verbose) {
        console().say("port " + port + ": " + answer.name().toLowerCase(java.util.Locale.ROOT));
      }
      if (!answer.isFine()) {
        failed.add(port);
      }
    }
    if (failed.isEmpty()) {
      return Exit.DONE;
    }
    console().result("");
    console()
        .result(
            "Failed ports: "
                + failed.stream().map(Port::toString).collect(Collectors.joining(", ")));
    return Exit.FAILED;
  }

  static String words(Answer answer) {
    return switch (answer) {
      case SILENT -> "OK (no answer)";
      case OPEN -> "OK (answered)";
      case REFUSED -> "FAILED (connection refused)";
      case UNREACHABLE -> "FAILED (unreachable)";
    };
  }

  // as people write it in URLs
  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
