package psw.gate.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import psw.wire.knock.KeysFile;
import psw.wire.knock.KeysFile.Holder;
import psw.wire.knock.KnockKey;
import psw.wire.knock.SourceRule;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

class HoldersTest {
  private static Holder holder(int id, int site) {
    return new Holder(
        Base64Url.encode(ByteBuffer.allocate(Long.BYTES).putLong(id).array()),
        Base64Url.encode(new byte[32]),
        KnockKey.site(new byte[] {(byte) site}),
        Instant.ofEpochSecond(1),
        Instant.ofEpochSecond(2),
        SourceRule.STRICT);
  }

  private static Holders parse(String text) throws BadValue {
    return Holders.parse(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static List<Holder> of(Holders holders, long id) {
    return holders.of(id).stream().map(Holders.Held::holder).toList();
  }

  private static void expectBad(String part, String text) {
    assertEquals(part, assertThrows(BadValue.class, () -> parse(text)).part());
  }

  @Test
  void each_key_has_its_holders_in_the_order_of_the_file() throws Exception {
    List<Holder> all = List.of(holder(1, 1), holder(2, 1), holder(1, 2));
    Holders holders = parse(new KeysFile(all).text());
    assertEquals(List.of(all.get(0), all.get(2)), of(holders, 1));
    assertEquals(List.of(all.get(1)), of(holders, 2));
    assertEquals(List.of(), of(holders, 3));
  }

  @Test
  void a_file_without_keys_is_one() throws Exception {
    assertEquals(List.of(), of(parse(new KeysFile(List.of()).text()), 1));
  }

  @Test
  void one_bad_line_is_enough_to_refuse_all() {
    String good = new KeysFile(List.of(holder(1, 1))).text();
    expectBad("line 1", "");
    expectBad("line 1", "psw-gate-keys 2\n");
    expectBad("line 1", good.substring(1));
    expectBad("line 3", good + "nonsense\n");
    expectBad("line 3", good + "\n");
    expectBad("line 2", good.replace("strict", "lax"));
    expectBad("line 2", good.substring(0, good.length() - 3));
  }

  @Test
  void of_more_than_10000_keys_none_counts_however_many_lines_each_has() throws Exception {
    List<Holder> all = new ArrayList<>();
    for (int id = 0; id < Holders.MOST; id++) {
      all.add(holder(id, 1));
    }
    all.add(holder(0, 2));
    assertEquals(2, parse(new KeysFile(all).text()).of(0).size());
    all.add(holder(Holders.MOST, 1));
    expectBad("line 10003", new KeysFile(all).text());
  }
}
