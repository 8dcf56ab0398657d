package psw.client.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.client.tunnel.KnownHosts.Verdict;

class KnownHostsTest {
  private static final byte[] KEY = {1, 2, 3};
  private static final byte[] OTHER = {4, 5, 6};

  private static String line(String names, byte[] key) {
    return names + " ssh-ed25519 " + Base64.getEncoder().encodeToString(key) + " a comment\n";
  }

  private static Verdict judge(String file, String host, int port) {
    return KnownHosts.parse(file).judge(host, port, KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "rui.example, rui.example, 22, KNOWN",
    "rui.example, RUI.Example, 22, KNOWN",
    "rui.example, ana.example, 22, UNKNOWN",
    "'ana.example,rui.example', rui.example, 22, KNOWN",
    "[rui.example]:22022, rui.example, 22022, KNOWN",
    "[rui.example]:22022, rui.example, 22, UNKNOWN",
    "rui.example, rui.example, 22022, KNOWN",
    "*.example, rui.example, 22, KNOWN",
    "r?i.example, rui.example, 22, KNOWN",
    "'*.example,!rui.example', rui.example, 22, UNKNOWN",
    "'!rui.example,*.example', rui.example, 22, UNKNOWN",
    "'[*.example]:22022', rui.example, 22022, KNOWN",
    "fd77::2, fd77::2, 22, KNOWN"
  })
  void a_key_is_known_for_the_hosts_its_line_names(
      String names, String host, int port, Verdict verdict) {
    assertEquals(verdict, judge(line(names, KEY), host, port));
  }

  @Test
  void a_hashed_name_is_that_of_ssh_keygen() {
    // printf rui.example | openssl dgst -sha1 -mac HMAC -macopt hexkey:000102…13
    String hashed = "|1|AAECAwQFBgcICQoLDA0ODxAREhM=|clIX58aCVhrfHLJyAx/ebGPyKGw=";
    assertEquals(Verdict.KNOWN, judge(line(hashed, KEY), "rui.example", 22));
    assertEquals(Verdict.UNKNOWN, judge(line(hashed, KEY), "ana.example", 22));
  }

  @Test
  void another_key_for_the_same_name_is_a_change() {
    assertEquals(Verdict.CHANGED, judge(line("rui", OTHER), "rui", 22));
  }

  @Test
  void another_key_for_the_same_host_at_another_port_is_no_change() {
    assertEquals(Verdict.UNKNOWN, judge(line("rui", OTHER), "rui", 22022));
  }

  @Test
  void any_of_several_keys_will_do() {
    assertEquals(Verdict.KNOWN, judge(line("rui", OTHER) + line("rui", KEY), "rui", 22));
  }

  @Test
  void a_revoked_key_is_refused_wherever_it_stands() {
    String known = line("rui", KEY);
    String revoked = "@revoked " + line("*", KEY);
    assertEquals(Verdict.REVOKED, judge(known + revoked, "rui", 22));
    assertEquals(Verdict.REVOKED, judge(revoked + known, "rui", 22));
    assertEquals(Verdict.REVOKED, judge(revoked, "rui", 22022));
  }

  @Test
  void a_revoked_key_makes_no_other_key_known_or_changed() {
    assertEquals(Verdict.UNKNOWN, judge("@revoked " + line("rui", OTHER), "rui", 22));
  }

  @Test
  void an_authority_is_no_host_key() {
    assertEquals(Verdict.UNKNOWN, judge("@cert-authority " + line("rui", KEY), "rui", 22));
  }

  @Test
  void comments_blanks_and_garbage_are_passed_over() {
    String file = "# rui ssh-ed25519 AQID\n\n\u0000\nrui\nrui ssh-ed25519\nrui ssh-ed25519 ***\n";
    assertEquals(Verdict.UNKNOWN, judge(file, "rui", 22));
    assertEquals(Verdict.KNOWN, judge(file + "\t" + line("rui", KEY) + "\r\n", "rui", 22));
  }

  @Test
  void the_kinds_of_keys_known_are_asked_for_first() throws Exception {
    KnownHosts known = KnownHosts.parse("rui ssh-rsa AQID\n");
    String proposal =
        new HostKeys(new HostKeyJudge.KnownKeys(known, Login.parse("ana@rui"))).proposal();
    assertEquals(
        List.of("rsa-sha2-512", "rsa-sha2-256", "ssh-ed25519"),
        List.of(proposal.split(",", -1)).subList(0, 3));
  }

  @Test
  void a_file_that_is_not_there_knows_nobody(@TempDir Path dir) throws Exception {
    assertEquals(Verdict.UNKNOWN, KnownHosts.read(dir.resolve("none")).judge("rui", 22, KEY));
  }

  @Test
  void a_file_that_cannot_be_read_is_said_to_be_so(@TempDir Path dir) {
    assertEquals(
        TunnelFailed.Reason.KNOWN_HOSTS_UNUSABLE,
        assertThrows(TunnelFailed.class, () -> KnownHosts.read(dir)).reason());
  }
}
