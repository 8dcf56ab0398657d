package psw.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import psw.gateway.Journal.What;

/** Counts who is there, and lets no more in than there is room for. */
final class Reception implements SessionListener {
  /** Sessions of one device at once. */
  static final int MOST_OF_ONE = 32;

  /** Sessions of all devices at once. */
  static final int MOST = 256;

  private static final String STRICT = "kex-strict-c-v00@openssh.com";
  private static final AttributeKey<String> GUEST = new AttributeKey<>();

  private final Strangers<Session> strangers = new Strangers<>();
  private final Map<String, Integer> guests = new ConcurrentHashMap<>();
  private final Journal journal;

  Reception(Journal journal) {
    this.journal = journal;
  }

  static String from(Session session) {
    return address(session).getHostAddress();
  }

  private static InetAddress address(Session session) {
    return ((InetSocketAddress) session.getIoSession().getRemoteAddress()).getAddress();
  }

  @Override
  public void sessionEstablished(Session session) {
    Strangers.Answer<Session> answer = strangers.enter(session, address(session));
    if (!answer.enters()) {
      hangUpOn(session);
    }
    answer.instead().ifPresent(this::hangUpOn);
  }

  private void hangUpOn(Session session) {
    journal.note(Journal.Event.of(What.CROWDED, from(session)));
    session.close(true);
  }

  /** Without strict key exchange somebody on the way can take words away (CVE-2023-48795). */
  @Override
  public void sessionNegotiationStart(
      Session session,
      Map<KexProposalOption, String> client,
      Map<KexProposalOption, String> server) {
    // said once, in the first exchange
    boolean first = !session.isAuthenticated() && session.getSessionId() == null;
    String offered = client.getOrDefault(KexProposalOption.ALGORITHMS, "");
    if (first && !Arrays.asList(offered.split(",", -1)).contains(STRICT)) {
      throw new IllegalStateException("no strict key exchange");
    }
  }

  @Override
  public void sessionEvent(Session session, Event event) {
    if (event != Event.Authenticated) {
      return;
    }
    strangers.leave(session);
    Visitor visitor = session.getAttribute(Visitor.OF_SESSION);
    int all = guests.values().stream().mapToInt(Integer::intValue).sum();
    int own = guests.merge(visitor.device(), 1, Integer::sum);
    session.setAttribute(GUEST, visitor.device());
    if (own > MOST_OF_ONE || all >= MOST) {
      journal.note(Journal.Event.of(What.TOO_MANY, visitor.device()));
      session.close(true);
    } else {
      journal.note(Journal.Event.of(What.LET_IN, visitor.device(), from(session)));
    }
  }

  @Override
  public void sessionClosed(Session session) {
    strangers.leave(session);
    String guest = session.removeAttribute(GUEST);
    if (guest != null) {
      guests.computeIfPresent(guest, (device, here) -> here > 1 ? here - 1 : null);
      journal.note(Journal.Event.of(What.LEFT, guest));
    }
  }
}
