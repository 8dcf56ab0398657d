package psw.client.tunnel;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.SSHAgentConnector;
import java.util.Arrays;
import java.util.Optional;

/** ssh-agent(1), where {@code SSH_AUTH_SOCK} names one: it signs with keys that it never gives. */
final class Agent {
  private static final String SOCKET = "SSH_AUTH_SOCK";

  private Agent() {}

  /** The key with this public half (RFC 4253, 6.6), if the agent is there and holds it. */
  static Optional<Identity> holding(byte[] publicKey) {
    if (publicKey == null || System.getenv(SOCKET) == null) {
      return Optional.empty();
    }
    try {
      return new AgentIdentityRepository(new SSHAgentConnector())
          .getIdentities().stream()
              .filter(each -> Arrays.equals(each.getPublicKeyBlob(), publicKey))
              .findFirst();
    } catch (AgentProxyException e) {
      return Optional.empty(); // none answers there: then by the pass phrase
    }
  }
}
