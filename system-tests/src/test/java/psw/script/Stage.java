package psw.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import psw.client.device.Device;
import psw.client.device.Peer;
import psw.pairing.mailbox.Rendezvous;
import psw.testing.Server;
import psw.wire.jws.Identity;
import psw.wire.pairing.Introduction;
import psw.wire.seal.SharedKey;
import psw.wire.value.Label;

/** Where scenes are played: each in a home of its own, by the real program, and never by root. */
final class Stage {
  private static final Path PSW = Path.of("..", "psw").toAbsolutePath().normalize();
  private static final int NOBODY = 65534;
  private static final int PATIENCE_S = 120;

  // the home is told to Java, which does not look at HOME
  private static final String JAVA =
      """
      #!/bin/sh
      exec '%s' -Duser.home="$HOME" "$@"
      """
          .formatted(Path.of(System.getProperty("java.home"), "bin", "java"));

  private final Path directory;
  private final boolean root;
  private final Server broker;
  private final Server rendezvous;

  /**
   * A stage in an empty directory.
   *
   * @param broker one that is started when a scene mentions it
   * @param rendezvous the same
   */
  Stage(Path directory, Server broker, Server rendezvous) throws IOException {
    this.directory = directory;
    this.broker = broker;
    this.rendezvous = rendezvous;
    this.root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    Path bin = Files.createDirectories(directory.resolve("java").resolve("bin"));
    Files.createSymbolicLink(bin.resolve("psw"), PSW);
    Path java = Files.writeString(bin.resolve("java"), JAVA);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Plays a scene; the outcomes of its steps, with names for what differs each time. */
  List<List<String>> play(Scene scene) throws Exception {
    Path home = Files.createTempDirectory(directory, "home");
    Path paired = home.resolve("paired");
    Map<String, String> values = new LinkedHashMap<>();
    values.put(Names.PAIRED, paired.toString());
    values.put(Names.HOME, home.toString());
    if (scene.mentions(Names.PAIRED)) {
      values.put(Names.ID, pair(paired));
    }
    if (scene.mentions(Names.BROKER)) {
      broker.awaitReady();
      values.put(Names.BROKER, broker.url());
      values.put(Names.PORT, broker.url().replaceFirst(".*:", ""));
      Path token = Files.writeString(home.resolve("cli.token"), broker.token().orElseThrow());
      Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    }
    if (scene.mentions(Names.RENDEZVOUS)) {
      rendezvous.awaitReady();
      values.put(Names.RENDEZVOUS, rendezvous.url());
    }
    if (root) {
      giveAway(home);
    }
    Names names = new Names(values);
    List<List<String>> outcomes = new ArrayList<>();
    for (Step step : scene.steps()) {
      outcomes.add(run(step.command(), scene.settings(), home, names));
    }
    return outcomes;
  }

  private static String pair(Path home) throws Exception {
    Identity identity = Identity.create(new SecureRandom());
    Introduction site =
        Introduction.of(
            identity,
            Introduction.Kind.SITE,
            new Label("atelier"),
            Optional.empty(),
            Optional.empty());
    Rendezvous gone = Rendezvous.parse("http://127.0.0.1:9");
    SharedKey shared = SharedKey.of(new byte[32]);
    Device.at(home).peers().keep(Peer.met(new Label("ana"), site, shared, gone, Instant.EPOCH));
    return identity.id().text();
  }

  private static void giveAway(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      for (Path each : all.toList()) {
        Files.setAttribute(each, "unix:uid", NOBODY);
        Files.setAttribute(each, "unix:gid", NOBODY);
      }
    }
  }

  private List<String> run(String command, Map<String, String> settings, Path home, Names names)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    if (root) {
      String id = Integer.toString(NOBODY);
      words.addAll(List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups"));
      words.addAll(List.of("--inh-caps", "-all", "--bounding-set", "-all"));
    }
    words.addAll(List.of("sh", "-c", names.filledIn(command)));
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(home.toFile())
            .redirectInput(new java.io.File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    Path java = directory.resolve("java");
    environment.put("PATH", java.resolve("bin") + ":/usr/sbin:/usr/bin:/sbin:/bin");
    environment.put("HOME", home.toString());
    environment.put("JAVA_HOME", java.toString());
    environment.put("PSW_BUILD", "never");
    settings.forEach((name, value) -> environment.put(name, names.filledIn(value)));
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      // never an outcome: what stays would be in the way of the other scenes
      throw new IllegalStateException("still running after " + PATIENCE_S + " s: " + command);
    }
    return Step.outcome(read(out, names), read(err, names), process.exitValue());
  }

  private static String read(Path file, Names names) throws IOException {
    return names.of(Files.readString(file, StandardCharsets.UTF_8));
  }
}
