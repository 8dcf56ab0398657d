package psw.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import psw.pairing.pin.ServerUrl;
import psw.testing.Server;

/**
 * A rendez-vous as {@code psw rendezvous} runs it, asked from the start of its process on, and then
 * over TLS. One start serves all of it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartIT {
  private static final Duration LONGEST_START = Duration.ofMinutes(6);
  private static final String REFUSED = "no connection";
  private static final Pattern URL = Pattern.compile("psw: over TLS it is (https://\\S+)");
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;

  // what a running one says
  private static final Map<String, String> RIGHT =
      new TreeMap<>(
          Map.of(
              "GET /api/brokers", "200",
              "GET /api/nothing", "404",
              "PUT /api/brokers/x", "400",
              "GET /health/ready", "200",
              "GET /", "200",
              "DELETE /api/brokers with a body", "405"));

  @TempDir static Path home;
  private static final int PORT = Server.freePort();
  private static final int TLS_PORT = Server.freePort();
  private static Process process;

  private final List<String> wrong = new ArrayList<>();
  private int refused;
  private int right;

  @BeforeAll
  static void start() throws IOException {
    process =
        Installed.start(
            said(),
            "rendezvous",
            "--port",
            Integer.toString(PORT),
            "--tls-port",
            Integer.toString(TLS_PORT),
            "--data",
            data().toString());
  }

  private static Path said() {
    return home.resolve("psw.log");
  }

  private static Path data() {
    return home.resolve("data");
  }

  @AfterAll
  static void end() throws Exception {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  @Order(1)
  void a_starting_server_refuses_connections_until_every_answer_is_right() {
    Awaitility.await()
        .atMost(LONGEST_START)
        .pollInterval(Duration.ofMillis(3))
        .until(() -> everythingAsked() && right >= 10 * RIGHT.size());
    assertEquals(List.of(), wrong);
    assertTrue(refused > 0, "asked too late");
  }

  @Test
  void it_prints_where_it_is_reached_with_the_pin_of_its_key() throws Exception {
    ServerUrl told = told();
    assertEquals(TLS_PORT, told.base().getPort());
    ServerUrl here =
        new ServerUrl(java.net.URI.create("https://127.0.0.1:" + TLS_PORT), told.pin());
    HttpRequest question = HttpRequest.newBuilder(here.path("/api/whoami")).build();
    HttpResponse<String> answer = here.client().build().send(question, BodyHandlers.ofString());
    assertTrue(answer.body().startsWith("{\"ip\":\"127.0.0.1\","), answer.body());
    assertEquals(
        Optional.of("max-age=31536000"), answer.headers().firstValue("Strict-Transport-Security"));
  }

  @Test
  void its_key_is_its_owners_alone_and_in_no_process_list() throws Exception {
    told();
    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(data().resolve("tls.pem")));
    assertEquals(
        PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(data()));
    String words = process.descendants().map(StartIT::words).toList().toString();
    assertTrue(words.contains("payara-micro.jar"), words);
    assertTrue(!words.toLowerCase(java.util.Locale.ROOT).contains("password"), words);
  }

  private static String words(ProcessHandle each) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(each.pid()), "cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  /** A hello as of TLS 1.2 (RFC 5246, 7.4.1.2), which only the version tells from one of 1.1. */
  @Test
  void nothing_older_than_tls_1_2_is_spoken() throws Exception {
    told();
    assertEquals(HANDSHAKE, firstByte("0303"));
    for (String older : List.of("0302", "0301")) {
      assertNotEquals(HANDSHAKE, firstByte(older));
    }
  }

  private static int firstByte(String version) throws IOException {
    String extensions = "000a00040002" + "0017" + "000b00020100" + "000d00040002" + "0403";
    String body = version + "5a".repeat(32) + "00" + "0004c02bc009" + "0100" + "0016" + extensions;
    String hello = "01" + "%06x".formatted(body.length() / 2) + body;
    String whole = "160301" + "%04x".formatted(hello.length() / 2) + hello;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), TLS_PORT)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(HexFormat.of().parseHex(whole));
      return socket.getInputStream().read();
    } catch (SocketException reset) {
      return ALERT;
    }
  }

  /** Where it says that it is, once it has. */
  private static ServerUrl told() throws Exception {
    Awaitility.await()
        .atMost(LONGEST_START)
        .failFast(() -> !process.isAlive())
        .until(() -> Files.readString(said()).contains(" ready on "));
    Matcher url = URL.matcher(Files.readString(said()));
    assertTrue(url.find(), "no address");
    return ServerUrl.parse(url.group(1));
  }

  private boolean everythingAsked() throws IOException {
    for (Map.Entry<String, String> each : RIGHT.entrySet()) {
      String status = ask(each.getKey());
      if (status.equals(REFUSED)) {
        refused++;
      } else if (status.equals(each.getValue())) {
        right++;
      } else {
        wrong.add(each.getKey() + ": " + status);
      }
    }
    return true;
  }

  /** The status, if there is also our header; what came, if not. */
  private static String ask(String what) throws IOException {
    String[] words = what.split(" ", 3);
    String body = words.length > 2 ? "Content-Length: 2\r\n\r\n{}" : "\r\n";
    String length = words[0].equals("PUT") ? "Content-Length: 0\r\n" : "";
    String request =
        words[0] + " " + words[1] + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
      socket.getOutputStream().write((request + length + body).getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return answer.contains("X-Content-Type-Options: nosniff") && answer.startsWith("HTTP/1.1 ")
          ? answer.substring(9, 12)
          : "[" + answer.lines().findFirst().orElse("nothing") + "]";
    } catch (SocketException e) {
      return REFUSED;
    }
  }
}
