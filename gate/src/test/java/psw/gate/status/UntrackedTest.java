package psw.gate.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class UntrackedTest {
  private static final List<Sockets> CONNECTIONS =
      List.of(new Sockets(22, false, 1), new Sockets(80, false, 2), new Sockets(80, true, 3));

  @Test
  void where_the_kernel_tracks_nothing_each_connection_with_others_counts() {
    assertEquals(2, Untracked.count("0\n", CONNECTIONS));
    assertEquals(2, Untracked.count("", CONNECTIONS), "the kernel has no such thing yet");
  }

  @Test
  void where_it_tracks_any_it_tracks_all() {
    assertEquals(0, Untracked.count("1\n", CONNECTIONS));
  }
}
