package psw.gate.admit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import psw.gate.rules.Rules;

class LineFuzzTest {
  static Stream<byte[]> lines() {
    return Stream.of("4 192.0.2.7\n", "6 fd770000000000000000000000000002\n", "4 1.2.3.4; list\n")
        .map(line -> line.getBytes(StandardCharsets.ISO_8859_1));
  }

  @MethodSource("lines")
  @FuzzTest(maxDuration = "1m")
  void each_address_has_one_line_and_one_text_for_nft(byte[] input) {
    String line = new String(input, StandardCharsets.ISO_8859_1);
    Line.parse(line)
        .ifPresent(
            address -> {
              assertEquals(line, Line.of(address));
              // three lines, each with this one address in it
              String bare = Rules.admit(address).replace(address.getHostAddress(), "");
              String element = " element inet psw spa_" + line.charAt(0) + " {  }\n";
              assertEquals("add" + element + "delete" + element + "add" + element, bare);
            });
  }
}
