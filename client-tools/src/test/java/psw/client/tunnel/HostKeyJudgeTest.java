package psw.client.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import psw.client.tunnel.TunnelFailed.Reason;
import psw.wire.value.BadValue;
import psw.wire.value.Port;
import psw.wire.value.SshFingerprint;

class HostKeyJudgeTest {
  private static final Login SITE = new Login("psw-tunnel", "192.0.2.7", new Port(22));
  private static final byte[] OLD = blob("old");
  private static final byte[] NEW = blob("new");
  private static final byte[] STRANGE = blob("strange");

  private static byte[] blob(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Optional<Reason> verdict(byte[] shown, byte[]... pinned) throws TunnelFailed {
    Set<SshFingerprint> pins =
        Set.copyOf(List.of(pinned).stream().map(KnownHost::fingerprint).toList());
    return HostKeyJudge.of(new HostKeyRule.Pinned(pins), SITE)
        .refusal("ssh-ed25519", shown)
        .map(TunnelFailed::reason);
  }

  @Test
  void the_one_pinned_key_is_taken() throws TunnelFailed {
    assertEquals(Optional.empty(), verdict(OLD, OLD));
  }

  @Test
  void either_of_two_pinned_keys_is_taken() throws TunnelFailed {
    assertEquals(Optional.empty(), verdict(OLD, OLD, NEW));
    assertEquals(Optional.empty(), verdict(NEW, OLD, NEW));
  }

  @Test
  void any_other_key_is_refused_with_its_fingerprint_and_the_pins() throws TunnelFailed {
    SshFingerprint pin = KnownHost.fingerprint(OLD);
    TunnelFailed refused =
        HostKeyJudge.of(new HostKeyRule.Pinned(Set.of(pin)), SITE)
            .refusal("ssh-ed25519", STRANGE)
            .orElseThrow();
    assertEquals(Reason.HOST_KEY_NOT_PINNED, refused.reason());
    assertEquals("ssh-ed25519 " + KnownHost.fingerprint(STRANGE), refused.detail());
    assertEquals(List.of(pin.text()), refused.facts());
  }

  @Test
  void no_pin_at_all_is_no_rule() {
    assertThrows(IllegalArgumentException.class, () -> new HostKeyRule.Pinned(Set.of()));
  }

  @Test
  void a_fingerprint_is_as_openssh_has_it() throws BadValue {
    String text = KnownHost.fingerprint(blob("x")).text();
    assertEquals(text, SshFingerprint.parse(text).text());
    assertTrue(text.startsWith("SHA256:LXEWQrcmsEQBYnyp"), text);
  }
}
