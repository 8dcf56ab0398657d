package psw.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import psw.wire.json.JsonObject;

/** A broker on its own, asked by anybody and by its owner. All tests share its catalogue. */
interface AtBroker {
  AtomicInteger PORTS = new AtomicInteger(30_000);

  Api api();

  /** Its data directory. */
  Path data();

  /** The broker, asked with the token that lies in its data directory. */
  default Api owner() {
    try {
      return api().as(Files.readString(data().resolve("cli.token")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that no other test registers. */
  static int port() {
    return PORTS.getAndIncrement();
  }

  /** What is posted to register a service; {@code more} is empty or begins with a comma. */
  static String body(String name, int port, String more) {
    return "{\"name\":\"%s\",\"ip\":\"127.0.0.1\",\"port\":%d%s}".formatted(name, port, more);
  }

  /** Registers a service as the owner does. */
  default JsonObject added(String name, int port, String more) {
    return owner().json("POST", "/api/services", body(name, port, more)).stored();
  }

  /** Registers a service at a port of its own and answers its id. */
  default long added(String name) {
    return (long) added(name, port(), "").members().get("id");
  }
}
