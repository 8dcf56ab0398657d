package psw.tunnel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process that runs Java holds.
 *
 * @param threads without those that compile, which come and go as they please
 * @param descriptors files and sockets that are open
 * @param heap bytes of the objects that are in use
 */
record Footprint(long threads, long descriptors, long heap) {
  static Footprint of(long pid) throws IOException, InterruptedException {
    // first, as it makes a thread and a socket that stay
    long heap = heap(pid);
    return new Footprint(threads(pid), children(pid, "fd").size(), heap);
  }

  /** Whether it is no more than another, but for so many bytes of heap. */
  boolean isWithin(Footprint other, long slack) {
    return threads <= other.threads
        && descriptors <= other.descriptors
        && heap <= other.heap + slack;
  }

  private static long threads(long pid) throws IOException {
    long all = 0;
    for (Path task : children(pid, "task")) {
      all += name(task).contains("Compiler") ? 0 : 1;
    }
    return all;
  }

  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm"), StandardCharsets.ISO_8859_1);
    } catch (IOException ended) {
      return "Compiler";
    }
  }

  private static List<Path> children(long pid, String of) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc", "" + pid, of))) {
      return all.toList();
    }
  }

  private static long heap(long pid) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(jcmd, "" + pid, "GC.class_histogram").redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines()
        .filter(line -> line.startsWith("Total"))
        .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[2]))
        .findFirst()
        .orElseThrow(() -> new AssertionError(said));
  }
}
