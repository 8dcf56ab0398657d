package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirewallUsageTest {
  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(strings = {"x", "3", "4", "601", "3600", "7.5"})
  void a_time_to_confirm_in_is_refused_in_one_way(String within) throws Exception {
    Ran ran = Ran.in(home, Map.of(), "firewall", "apply", "--within", within);
    assertEquals(2, ran.exit(), ran.err());
    assertTrue(ran.err().contains("whole seconds are needed, 5 to 600"), ran.err());
  }
}
