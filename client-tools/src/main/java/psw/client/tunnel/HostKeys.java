package psw.client.tunnel;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.client.tunnel.TunnelFailed.Reason;

/** Answers the library's question about a host key, and keeps the verdict. */
final class HostKeys implements HostKeyRepository {
  private static final String ALL =
      "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
          + "rsa-sha2-512,rsa-sha2-256";

  private final HostKeyJudge judge;
  private volatile TunnelFailed refusal;

  HostKeys(HostKeyJudge judge) {
    this.judge = judge;
  }

  /** Algorithms to propose, those of the keys we know first. */
  String proposal() {
    List<String> types = judge.types();
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
    Optional<TunnelFailed> why = judge.refusal(type(key), key);
    if (why.isEmpty()) {
      return OK;
    }
    refusal = why.get();
    return refusal.reason() == Reason.HOST_KEY_UNKNOWN ? NOT_INCLUDED : CHANGED;
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
    return "host keys";
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
