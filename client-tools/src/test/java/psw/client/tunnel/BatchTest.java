package psw.client.tunnel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes out in one piece. */
class BatchTest {
  private final List<String> pieces = new ArrayList<>();
  private final Batch batch =
      new Batch(
          new WritableByteChannel() {
            @Override
            public int write(ByteBuffer bytes) {
              byte[] piece = new byte[bytes.remaining()];
              bytes.get(piece);
              pieces.add(new String(piece, US_ASCII));
              return piece.length;
            }

            @Override
            public boolean isOpen() {
              return true;
            }

            @Override
            public void close() {}
          });

  private void write(String text) throws IOException {
    batch.write(text.getBytes(US_ASCII));
    batch.flush();
  }

  private void elsewhere(String text) throws InterruptedException {
    Thread other =
        new Thread(
            () -> {
              try {
                write(text);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    other.start();
    other.join();
  }

  @Test
  void each_piece_goes_out_by_itself() throws IOException {
    write("a");
    write("b");
    assertEquals(List.of("a", "b"), pieces);
  }

  @Test
  void what_one_thread_sends_at_once_goes_out_at_its_end_in_one_piece() throws IOException {
    batch.begin();
    write("a");
    write("b");
    assertEquals(List.of(), pieces);
    batch.end();
    assertEquals(List.of("ab"), pieces);
  }

  @Test
  void what_another_thread_sends_goes_out_at_once_and_in_order() throws Exception {
    batch.begin();
    write("a");
    elsewhere("key exchange");
    assertEquals("akey exchange", String.join("", pieces));
    write("b");
    batch.end();
    assertEquals("akey exchangeb", String.join("", pieces));
  }

  @Test
  void another_thread_that_begins_meanwhile_holds_nothing_back() throws Exception {
    batch.begin();
    Thread other =
        new Thread(
            () -> {
              try {
                batch.begin();
                write("b");
                batch.end();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    other.start();
    other.join();
    assertEquals(List.of("b"), pieces);
    write("a");
    assertEquals(List.of("b"), pieces);
    batch.end();
    assertEquals(List.of("b", "a"), pieces);
  }

  @Test
  void no_more_is_held_back_than_there_is_room_for_and_nothing_is_lost() throws IOException {
    String half = "h".repeat(Batch.LARGEST / 2 + 1);
    String larger = "l".repeat(Batch.LARGEST + 1);
    batch.begin();
    write(half);
    write(half);
    assertEquals(List.of(half), pieces);
    write(larger);
    assertEquals(List.of(half, half, larger), pieces);
    batch.end();
    assertEquals(List.of(half, half, larger), pieces);
  }
}
