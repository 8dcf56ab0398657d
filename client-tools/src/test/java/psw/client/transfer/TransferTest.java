package psw.client.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.transfer.Outcome.End;

/**
 * A sender and a receiver over loopback, cut where it hurts, and each with a hostile other side.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TransferTest {
  private static final Progress UNSEEN =
      new Progress() {
        @Override
        public void read(long bytes, long all) {}

        @Override
        public void asks() {}

        @Override
        public void sent(long bytes, long all) {}

        @Override
        public void lost() {}
      };

  @TempDir private Path there;
  @TempDir private Path here;
  private final Attending attendant = new Attending();
  private Receiver receiver;

  @BeforeEach
  void open() throws IOException {
    receiver = Receiver.open(there, attendant);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private Path file(String name, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Files.write(here.resolve(name), bytes);
  }

  private Outcome send(Path file) throws Exception {
    return send(file, this::connect);
  }

  private static Outcome send(Path file, Way way) throws Exception {
    return Sender.of(file, UNSEEN, Duration.ofSeconds(20)).send(way);
  }

  private Optional<Socket> connect() throws IOException {
    return Optional.of(new Socket(InetAddress.getLoopbackAddress(), receiver.port()));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(there)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536, 3_000_001})
  void a_file_lies_there_as_it_was_for_its_owner_alone(int size) throws Exception {
    Path file = file("holiday.jpg", size);
    assertEquals(Outcome.sent("holiday.jpg"), send(file));
    assertEquals(List.of("holiday.jpg"), names());
    Path taken = there.resolve("holiday.jpg");
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(taken));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(taken)));
  }

  @Test
  void what_is_there_is_not_overwritten() throws Exception {
    Files.writeString(there.resolve("a.txt"), "mine");
    Files.createSymbolicLink(there.resolve("a (1).txt"), here.resolve("elsewhere"));
    Files.createDirectory(there.resolve("a (2).txt"));
    assertEquals(Outcome.sent("a (3).txt"), send(file("a.txt", 10)));
    assertEquals("mine", Files.readString(there.resolve("a.txt")));
    assertFalse(Files.exists(here.resolve("elsewhere")));
  }

  @Test
  void what_is_not_wanted_is_not_taken() throws Exception {
    attendant.wants = false;
    assertEquals(Outcome.refused(No.UNWANTED), send(file("a.txt", 10)));
    assertEquals(List.of(), names());
  }

  @Test
  void who_is_not_admitted_is_not_heard() throws Exception {
    attendant.admits = false;
    try (Socket other = connect().get()) {
      other.setSoTimeout(5_000);
      other.getOutputStream().write(header(0, new byte[0], "a").getBytes(UTF_8));
      assertThrows(IOException.class, () -> Line.read(other.getInputStream()));
    }
    assertEquals("turned away", attendant.next());
  }

  @Test
  void who_is_not_admitted_and_only_looks_is_not_spoken_of() throws Exception {
    attendant.admits = false;
    try (Socket other = connect().get()) {
      other.shutdownOutput();
      assertEquals(-1, other.getInputStream().read());
    }
    attendant.admits = true;
    send(file("a", 1));
    assertEquals("asked a 0", attendant.next());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 50, 130, 140, 100_000, 999_999, 1_000_000, 1_000_131})
  void one_that_is_cut_off_anywhere_goes_on_by_itself(long after) throws Exception {
    Path file = file("a.bin", 1_000_000);
    try (Cutting once = Cutting.sent(receiver.port(), after)) {
      assertEquals(Outcome.sent("a.bin"), send(file, once::connect));
      assertTrue(once.connections() >= 2 || after > 1_000_100, "it was not cut");
    }
    assertEquals(List.of("a.bin"), names());
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(there.resolve("a.bin")));
  }

  @Test
  void an_answer_that_is_lost_makes_no_second_one() throws Exception {
    Path file = file("a.bin", 100);
    // "take 0" comes, and "done" does not
    try (Cutting once = Cutting.answers(receiver.port(), 7)) {
      assertEquals(Outcome.sent("a.bin"), send(file, once::connect));
      assertEquals(2, once.connections());
    }
    assertEquals(List.of("a.bin"), names());
  }

  @Test
  void what_came_before_either_side_was_ended_is_not_sent_again() throws Exception {
    Path file = file("a.bin", 1_000_000);
    Parcel parcel = Sender.of(file, UNSEEN, Duration.ZERO).parcel();
    try (Socket first = connect().get()) {
      Line.write(first.getOutputStream(), parcel);
      assertEquals("take 0", Line.read(first.getInputStream()));
      first.getOutputStream().write(Files.readAllBytes(file), 0, 600_000);
    }
    assertEquals("asked a.bin 0", attendant.next());
    assertEquals("cut 600000", attendant.next());
    receiver.close();
    receiver = Receiver.open(there, attendant);
    try (Socket second = connect().get()) {
      Line.write(second.getOutputStream(), parcel);
      assertEquals("take 600000", Line.read(second.getInputStream()));
    }
    assertEquals("asked a.bin 600000", attendant.next());
    assertEquals("cut 600000", attendant.next());
    assertEquals(Outcome.sent("a.bin"), send(file));
    assertEquals("taken a.bin", attendant.next());
  }

  @Test
  void a_new_connection_takes_over_from_one_that_only_seems_to_live() throws Exception {
    Path file = file("a.bin", 1000);
    Parcel parcel = Sender.of(file, UNSEEN, Duration.ZERO).parcel();
    try (Socket old = connect().get()) {
      Line.write(old.getOutputStream(), parcel);
      assertEquals("take 0", Line.read(old.getInputStream()));
      old.getOutputStream().write(Files.readAllBytes(file), 0, 400);
      assertEquals(Outcome.sent("a.bin"), send(file));
    }
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(there.resolve("a.bin")));
  }

  private String answered(String header, byte[] body) throws Exception {
    try (Socket socket = connect().get()) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(header.getBytes(UTF_8));
      String answer = Line.read(socket.getInputStream());
      if (answer.startsWith("take ")) {
        socket.getOutputStream().write(body);
        return Line.read(socket.getInputStream());
      }
      return answer;
    }
  }

  private static String header(long size, byte[] content, String name) throws Exception {
    String hash = HexFormat.of().formatHex(Sha.begin().digest(content));
    return "psw-send 1 " + size + " " + hash + " " + name + "\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../a", "/etc/a", "..", ".bashrc", "a\0b", "\u001b]0;x\u0007", "CON", "-a"})
  void a_name_that_is_none_is_refused_and_nothing_is_written(String name) throws Exception {
    assertEquals("no name", answered(header(1, new byte[1], name), new byte[1]));
    assertEquals(List.of(), names());
  }

  @Test
  void what_is_not_what_was_announced_is_gone() throws Exception {
    assertEquals("no hash", answered(header(3, "abc".getBytes(UTF_8), "a"), "abd".getBytes(UTF_8)));
    assertEquals("asked a 0", attendant.next());
    assertEquals("refused HASH", attendant.next());
    assertEquals(List.of(), names());
  }

  @Test
  void more_than_was_announced_is_not_taken() throws Exception {
    byte[] one = {'a'};
    assertEquals("done a", answered(header(1, one, "a"), "aaaaaaaaaa".getBytes(UTF_8)));
    assertEquals(1, Files.size(there.resolve("a")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "psw-send 2 1 0000000000000000000000000000000000000000000000000000000000000000 a\n",
        "GET / HTTP/1.1\n",
        "psw-send 1 -1 00 a\n",
        "psw-send 1 99999999999999999999 00 a\n",
        "\n"
      })
  void what_is_no_announcement_is_not_understood(String header) throws Exception {
    assertEquals("no version", answered(header, new byte[0]));
  }

  @Test
  void a_line_without_end_is_not_listened_to() throws Exception {
    try (Socket socket = connect().get()) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write("x".repeat(600).getBytes(UTF_8));
      IOException end = assertThrows(IOException.class, () -> Line.read(socket.getInputStream()));
      assertFalse(end instanceof SocketTimeoutException, "it listens on");
    }
  }

  @Test
  void a_connection_that_says_nothing_is_not_heard_of() throws Exception {
    connect().get().close();
    attendant.wants = false;
    send(file("a", 1));
    assertEquals("asked a 0", attendant.next());
  }

  @Test
  void a_file_for_which_there_is_no_room_is_refused_before_it_comes() throws Exception {
    String header = header(900_000_000_000_000L, new byte[0], "a");
    assertEquals("no space", answered(header, new byte[0]));
    assertEquals("refused SPACE", attendant.next());
  }

  @Test
  void a_disk_that_others_fill_meanwhile_is_not_filled_to_the_end() throws Exception {
    AtomicLong room = new AtomicLong(100L << 20);
    receiver.close();
    receiver = Receiver.open(there, attendant, folder -> room.get());
    try (Socket sender = connect().get()) {
      sender.getOutputStream().write(header(8 << 20, new byte[0], "a").getBytes(UTF_8));
      assertEquals("take 0", Line.read(sender.getInputStream()));
      room.set(15L << 20);
      sender.getOutputStream().write(new byte[4 << 20]);
      sender.shutdownOutput();
      assertEquals("no space", Line.read(sender.getInputStream()));
    }
    assertEquals("asked a 0", attendant.next());
    assertEquals("refused SPACE", attendant.next());
    assertTrue(names().get(0).endsWith(".part"), "what came is kept");
  }

  @Test
  void sixteen_that_never_came_whole_are_enough() throws Exception {
    for (int i = 0; i < 16; i++) {
      Files.createFile(there.resolve(".psw-" + "0".repeat(62) + (10 + i) + ".part"));
    }
    assertEquals(Outcome.refused(No.PARTS), send(file("a", 1)));
  }

  @Test
  void a_part_that_leads_elsewhere_is_not_followed() throws Exception {
    Path file = file("a", 10);
    Parcel parcel = Sender.of(file, UNSEEN, Duration.ZERO).parcel();
    Path victim = Files.writeString(here.resolve("victim"), "precious");
    Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-------"));
    Path part = there.resolve(".psw-" + parcel.hash() + ".part");
    Files.createSymbolicLink(part, victim);
    assertEquals(Outcome.refused(No.FAILED), send(file));
    Files.delete(part);
    Files.createLink(part, victim);
    assertEquals(Outcome.refused(No.FAILED), send(file));
    assertEquals("precious", Files.readString(victim));
  }

  @Test
  void who_is_not_admitted_takes_nobodys_place() throws Exception {
    attendant.admits = false;
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        silent.add(connect().get());
      }
      await().until(() -> attendant.asked.get() == 20);
      attendant.admits = true;
      assertEquals(Outcome.sent("a"), send(file("a", 1)));
    } finally {
      for (Socket each : silent) {
        each.close();
      }
    }
  }

  @Test
  void a_ninth_at_once_is_told_to_come_later() throws Exception {
    List<Socket> busy = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        Socket one = connect().get();
        busy.add(one);
        byte[] content = {(byte) i};
        one.getOutputStream().write(header(1, content, "a" + i).getBytes(UTF_8));
        assertEquals("take 0", Line.read(one.getInputStream()));
      }
      assertEquals(Outcome.refused(No.BUSY), send(file("z", 1)));
    } finally {
      for (Socket each : busy) {
        each.close();
      }
    }
  }

  private final AtomicInteger heard = new AtomicInteger();

  private Outcome sentTo(String answers, Path file) throws Exception {
    try (ServerSocket liar = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread thread =
          new Thread(
              () -> {
                try (Socket one = liar.accept()) {
                  Line.read(one.getInputStream());
                  one.getOutputStream().write(answers.getBytes(UTF_8));
                  one.shutdownOutput();
                  heard.set(one.getInputStream().readAllBytes().length);
                } catch (IOException e) {
                  // the sender left
                }
              });
      thread.start();
      Outcome outcome =
          send(
              file,
              () -> Optional.of(new Socket(InetAddress.getLoopbackAddress(), liar.getLocalPort())));
      thread.join();
      return outcome;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "take 11\n",
        "take -1\n",
        "hello\n",
        "HTTP/1.1 400 Bad Request\r\n",
        "take 0\ntake 0\n",
        "take 99999999999999999999\n",
        "done \n"
      })
  void one_that_is_no_receiver_is_left(String answers) throws Exception {
    assertEquals(End.STRANGE, sentTo(answers, file("a", 10)).end());
  }

  @Test
  void an_answer_before_all_is_sent_ends_the_sending() throws Exception {
    Path big = file("a", 20_000_000);
    assertEquals(Outcome.refused(No.SPACE), sentTo("take 0\nno space\n", big));
    assertTrue(heard.get() < 20_000_000, "all of it was sent");
  }

  @Test
  void a_file_that_changes_while_it_is_sent_is_told_as_that() throws Exception {
    Path file = file("a", 100_000);
    Sender sender = Sender.of(file, UNSEEN, Duration.ofSeconds(5));
    Files.write(file, new byte[100_000]);
    assertEquals(End.CHANGED, sender.send(this::connect).end());
    Files.write(file, new byte[10]);
    assertEquals(End.CHANGED, sender.send(this::connect).end());
    assertFalse(names().contains("a"));
  }

  @Test
  void where_another_folder_has_taken_the_place_of_the_chosen_one_nothing_is_put()
      throws Exception {
    Path elsewhere = Files.createDirectory(here.resolve("elsewhere"));
    Files.move(there, here.resolve("moved"));
    Files.createSymbolicLink(there, elsewhere);
    try {
      assertEquals(End.REFUSED, send(file("a", 5)).end());
      assertEquals(List.of(), List.of(elsewhere.toFile().list()));
    } finally {
      Files.delete(there);
      Files.move(here.resolve("moved"), there);
    }
  }

  @Test
  void what_was_taken_and_is_gone_from_its_folder_is_taken_again() throws Exception {
    Path file = file("a", 5);
    assertEquals(Outcome.sent("a"), send(file));
    Files.delete(there.resolve("a"));
    assertEquals(Outcome.sent("a"), send(file));
    assertTrue(names().contains("a"));
  }

  @Test
  void what_is_no_file_is_not_sent() {
    assertThrows(FileSystemException.class, () -> send(Path.of("/dev/null")));
    assertThrows(FileSystemException.class, () -> send(here));
    assertThrows(FileSystemException.class, () -> send(here.resolve("nothing")));
  }

  @Test
  void where_nobody_receives_for_long_it_gives_up() throws Exception {
    Sender sender = Sender.of(file("a", 1), UNSEEN, Duration.ofMillis(300));
    Way nobody =
        () -> {
          throw new IOException("nobody");
        };
    assertEquals(End.LOST, sender.send(nobody).end());
    assertEquals(End.LOST, sender.send(Optional::empty).end());
  }

  @Test
  void nothing_is_received_into_what_is_no_directory() throws Exception {
    Path file = file("a", 1);
    assertThrows(IOException.class, () -> Receiver.open(file, attendant));
    assertThrows(IOException.class, () -> Receiver.open(here.resolve("nothing"), attendant));
  }
}
