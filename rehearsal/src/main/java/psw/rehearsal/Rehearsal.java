package psw.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import psw.client.device.Device;
import psw.client.device.DeviceFailed;
import psw.client.device.Peer;
import psw.pairing.mailbox.Rendezvous;
import psw.wire.pairing.Introduction;
import psw.wire.pairing.KnockLeave;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.Label;

/** Makes the archive of classes: {@code Rehearsal JAR ARCHIVE}. */
public final class Rehearsal {
  private static final long PATIENCE_S = 60;

  private final Path jar;
  private final Path work;

  private Rehearsal(Path jar, Path work) {
    this.jar = jar;
    this.work = work;
  }

  /** Makes it, or says why not; the build goes on either way. */
  public static void main(String[] args) throws IOException {
    Path work = Files.createTempDirectory("psw-rehearsal");
    try {
      new Rehearsal(Path.of(args[0]).toRealPath(), work).archive(Path.of(args[1]));
    } catch (Exception e) {
      System.err.println("no archive of classes, so psw starts slower: " + e);
    } finally {
      remove(work);
    }
  }

  private void archive(Path archive) throws Exception {
    Files.deleteIfExists(archive);
    // what was loaded in several runs, each class once
    TreeSet<String> classes = new TreeSet<>();
    try (Site site = new Site(work)) {
      meet(site);
      // the second finds what the first was told
      classes.addAll(run("->", "open", "site/" + Site.SERVICE));
      classes.addAll(run("->", "open", "site/" + Site.SERVICE));
    }
    // what is typed first, and knows every command
    classes.addAll(run("psw", "--help"));
    classes.addAll(run("psw", "status"));
    Path list = Files.write(work.resolve("classes"), classes);
    Path made = work.resolve("psw.jsa");
    java(
            List.of(
                "-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + made),
            List.of())
        .waitFor(PATIENCE_S, TimeUnit.SECONDS);
    Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The device has paired with the site. */
  private void meet(Site site) throws BadValue, DeviceFailed {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    Label name = new Label("site");
    KnockLeave knock =
        new KnockLeave("AAAAAAAAAAA", "A".repeat(43), KnockLeave.Mode.SPA, List.of());
    Introduction other =
        Introduction.of(
            site.identity, Introduction.Kind.SITE, name, Optional.empty(), Optional.of(knock));
    Peer peer =
        Peer.met(
            name, other, SharedKey.of(secret), Rendezvous.parse(site.rendezvous()), Instant.now());
    Device.at(home()).peers().keep(peer);
  }

  private Path home() {
    return work.resolve("client");
  }

  /** Runs psw until its first line, which has this in it; the classes that it loaded. */
  private List<String> run(String expected, String... words)
      throws IOException, InterruptedException {
    Path list = work.resolve("loaded");
    Files.deleteIfExists(list);
    Process psw = java(List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + list), List.of(words));
    try (BufferedReader out = psw.inputReader(StandardCharsets.UTF_8)) {
      String said = String.valueOf(out.readLine());
      if (!said.contains(expected)) {
        throw new IOException(said);
      }
      // what it says and ends with belongs to it, unless it stays
      if (!expected.equals("->")) {
        out.lines().forEach(line -> {});
      }
    } finally {
      psw.destroy();
      psw.waitFor(PATIENCE_S, TimeUnit.SECONDS);
    }
    return Files.readAllLines(list);
  }

  private Process java(List<String> options, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // as ./psw starts it
    command.add("-XX:+UseSerialGC");
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PSW_") || name.contains("JAVA_"));
    builder.environment().put("PSW_HOME", home().toString());
    builder.environment().put("PSW_TOKEN_FILE", work.resolve("none").toString());
    return builder.start();
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
