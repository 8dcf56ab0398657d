package psw.client.tunnel;

import java.util.List;
import java.util.Optional;
import psw.client.tunnel.TunnelFailed.Reason;

/** Decides about the host key that a server has shown. */
interface HostKeyJudge {
  /** What the rule says of this login's server. */
  static HostKeyJudge of(HostKeyRule rule, Login login) throws TunnelFailed {
    return rule instanceof HostKeyRule.Known known
        ? new KnownKeys(KnownHosts.read(known.file()), login)
        : new PinnedKeys((HostKeyRule.Pinned) rule);
  }

  /**
   * Why a key is not accepted, unless it is.
   *
   * @param type its type, as {@code ssh-ed25519}
   * @param key its blob (RFC 4253, 6.6)
   */
  Optional<TunnelFailed> refusal(String type, byte[] key);

  /** Types of keys to ask for first. */
  List<String> types();

  /** By a file of known hosts. */
  record KnownKeys(KnownHosts known, Login login) implements HostKeyJudge {
    @Override
    public Optional<TunnelFailed> refusal(String type, byte[] key) {
      int port = login.port().number();
      Reason reason =
          switch (known.judge(login.host(), port, key)) {
            case KNOWN -> null;
            case REVOKED -> Reason.HOST_KEY_REVOKED;
            case CHANGED -> Reason.HOST_KEY_CHANGED;
            case UNKNOWN -> Reason.HOST_KEY_UNKNOWN;
          };
      List<String> others = known.of(login.host(), port).stream().map(KnownHost::toString).toList();
      return Optional.ofNullable(reason)
          .map(why -> new TunnelFailed(why, KnownHost.describe(type, key), others));
    }

    @Override
    public List<String> types() {
      return known.types(login.host(), login.port().number());
    }
  }

  /** By the pins of an announcement. */
  record PinnedKeys(HostKeyRule.Pinned pins) implements HostKeyJudge {
    @Override
    public Optional<TunnelFailed> refusal(String type, byte[] key) {
      boolean pinned = pins.fingerprints().contains(KnownHost.fingerprint(key));
      return pinned
          ? Optional.empty()
          : Optional.of(
              new TunnelFailed(
                  Reason.HOST_KEY_NOT_PINNED, KnownHost.describe(type, key), pins.texts()));
    }

    @Override
    public List<String> types() {
      return List.of();
    }
  }

  /** By another judge first, then by somebody's word. */
  record OnWord(HostKeyJudge first, Word word) implements HostKeyJudge {
    @Override
    public Optional<TunnelFailed> refusal(String type, byte[] key) {
      Optional<TunnelFailed> why = first.refusal(type, key);
      return why.isPresent() || word.isYes()
          ? why
          : Optional.of(
              new TunnelFailed(Reason.HOST_KEY_NOT_PINNED, KnownHost.describe(type, key)));
    }

    @Override
    public List<String> types() {
      return first.types();
    }
  }
}
