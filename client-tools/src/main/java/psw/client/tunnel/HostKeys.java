package psw.client.tunnel;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.client.tunnel.KnownHosts.Verdict;
import psw.client.tunnel.TunnelFailed.Reason;

/** Answers the library's question about a host key from known hosts, and keeps the verdict. */
final class HostKeys implements HostKeyRepository {
  private static final String ALL =
      "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
          + "rsa-sha2-512,rsa-sha2-256";

  private final KnownHosts known;
  private final Login login;
  private volatile TunnelFailed refusal;

  HostKeys(KnownHosts known, Login login) {
    this.known = known;
    this.login = login;
  }

  /** Algorithms to propose, those of the keys we know first. */
  String proposal() {
    List<String> types = known.types(login.host(), login.port().number());
    List<String> first = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (String algorithm : List.of(ALL.split(","))) {
      String type = algorithm.startsWith("rsa-") ? "ssh-rsa" : algorithm;
      (types.contains(type) ? first : rest).add(algorithm);
    }
    first.addAll(rest);
    return String.join(",", first);
  }

  @Override
  public int check(String ignored, byte[] key) {
    int port = login.port().number();
    Verdict verdict = known.judge(login.host(), port, key);
    if (verdict == Verdict.KNOWN) {
      return OK;
    }
    Reason reason =
        switch (verdict) {
          case REVOKED -> Reason.HOST_KEY_REVOKED;
          case CHANGED -> Reason.HOST_KEY_CHANGED;
          default -> Reason.HOST_KEY_UNKNOWN;
        };
    List<String> others = known.of(login.host(), port).stream().map(KnownHost::toString).toList();
    refusal = new TunnelFailed(reason, KnownHost.describe(type(key), key), others);
    return verdict == Verdict.UNKNOWN ? NOT_INCLUDED : CHANGED;
  }

  /** Why the key that was shown is not accepted. */
  Optional<TunnelFailed> refusal() {
    return Optional.ofNullable(refusal);
  }

  // a blob begins with its type's length and name (RFC 4253, 6.6)
  private static String type(byte[] key) {
    ByteBuffer blob = ByteBuffer.wrap(key);
    int length = blob.remaining() < 4 ? 0 : blob.getInt();
    if (length <= 0 || length > Math.min(64, blob.remaining())) {
      return "unknown";
    }
    byte[] name = new byte[length];
    blob.get(name);
    return new String(name, StandardCharsets.ISO_8859_1).replaceAll("[^A-Za-z0-9@.-]", "?");
  }

  @Override
  public void add(HostKey key, UserInfo ui) {
    throw new IllegalStateException("a key was to be accepted that nobody knows");
  }

  @Override
  public void remove(String host, String type) {
    throw new IllegalStateException("a known key was to be forgotten");
  }

  @Override
  public void remove(String host, String type, byte[] key) {
    throw new IllegalStateException("a known key was to be forgotten");
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return "known hosts";
  }

  @Override
  public HostKey[] getHostKey() {
    return new HostKey[0];
  }

  @Override
  public HostKey[] getHostKey(String host, String type) {
    return new HostKey[0];
  }
}
