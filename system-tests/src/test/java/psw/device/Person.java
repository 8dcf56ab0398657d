package psw.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import psw.client.device.Device;
import psw.client.device.DeviceFailed;
import psw.testing.Psw;

/** Somebody with a device of his own, and perhaps a broker. */
final class Person {
  private final Path home;
  private final Map<String, String> settings = new TreeMap<>();

  /**
   * Somebody new.
   *
   * @param name what the device calls itself
   * @param rendezvous where the device pairs and asks, if it has no broker
   */
  Person(Path dir, String name, String rendezvous) throws IOException {
    this.home = Files.createDirectory(dir.resolve(name));
    settings.put("PSW_HOME", home.resolve("client").toString());
    settings.put("PSW_NAME", name);
    settings.put("PSW_RENDEZVOUS", rendezvous);
  }

  /** One more setting. */
  Person with(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Environment variables. */
  Map<String, String> settings() {
    return settings;
  }

  Psw psw(String... words) throws IOException {
    return Psw.start(home, settings, words);
  }

  Device device() throws DeviceFailed {
    return Device.at(home.resolve("client"));
  }

  /** What is printed by a command that ends by itself, and well. */
  String says(String... words) throws IOException, InterruptedException {
    try (Psw psw = psw(words)) {
      int exit = psw.exit();
      if (exit != 0) {
        throw new AssertionError(exit + ": " + psw.err());
      }
      return psw.out();
    }
  }
}
