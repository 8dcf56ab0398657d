package psw.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Needs;

/** How Debian packages are installed; apt-get is a stand-in, /usr/sbin a copy that vanishes. */
@Needs({"root", "unshare"})
class PackagesIT {
  private static final Path SCRIPT = Path.of("..", ".ci", "packages").toAbsolutePath().normalize();

  private static final String APT =
      """
      #!/bin/sh
      code=none
      [ ! -e /usr/sbin/policy-rc.d ] || { code=0; /usr/sbin/policy-rc.d ssh start || code=$?; }
      echo "$2: $code" >> "$WORK/seen"
      [ "$2" != update ] || until [ -e "$WORK/go" ]; do sleep 0.05; done
      """;

  private static final String PREPARE =
      """
      mkdir "$WORK/layer" && mount -t tmpfs t "$WORK/layer" && mkdir "$WORK/layer/up" "$WORK/layer/work"
      mount -t overlay -o "lowerdir=/usr/sbin,upperdir=$WORK/layer/up,workdir=$WORK/layer/work" o /usr/sbin
      rm -f /usr/sbin/policy-rc.d
      updating() { until grep -q update "$WORK/seen" 2>/dev/null; do sleep 0.05; done; }
      allowed() { [ -e /usr/sbin/policy-rc.d ] || return 0; /usr/sbin/policy-rc.d ssh start; }
      """;

  @TempDir private Path work;

  @Test
  void no_service_may_start_while_packages_are_installed() throws Exception {
    in("touch \"$WORK/go\"; \"$SCRIPT\" install nmap; [ ! -e /usr/sbin/policy-rc.d ]");
    assertEquals(List.of("update: 101", "-y: 101"), seen());
  }

  @Test
  void nothing_is_begun_for_somebody_who_was_killed_meanwhile() throws Exception {
    in(
        "sh -c '\"$SCRIPT\" install nmap & echo $! > \"$WORK/pid\"; wait' & asker=$!; updating;"
            + " kill -9 $asker; wait $asker; touch \"$WORK/go\";"
            + " while kill -0 $(cat \"$WORK/pid\") 2>/dev/null; do sleep 0.05; done; allowed");
    assertEquals(List.of("update: 101"), seen());
  }

  @Test
  void what_a_killed_installation_left_forbids_nothing() throws Exception {
    in(
        "\"$SCRIPT\" install nmap & installing=$!; updating; kill -9 $installing;"
            + " wait $installing; touch \"$WORK/go\"; [ -e /usr/sbin/policy-rc.d ] && allowed");
  }

  private void in(String script) throws Exception {
    Path bin = Files.createDirectory(work.resolve("bin"));
    Files.writeString(bin.resolve("apt-get"), APT);
    bin.resolve("apt-get").toFile().setExecutable(true);
    ProcessBuilder shell =
        new ProcessBuilder("unshare", "--mount", "sh", "-c", PREPARE + script)
            .redirectErrorStream(true);
    shell.environment().put("WORK", work.toString());
    shell.environment().put("SCRIPT", SCRIPT.toString());
    shell.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
    Process process = shell.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private List<String> seen() throws Exception {
    return Files.readAllLines(work.resolve("seen"));
  }
}
