package psw.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.util.Optional;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.Session;
import psw.gateway.Journal.Event;
import psw.gateway.Journal.What;
import psw.wire.grant.AuthorizedLine;
import psw.wire.value.IpAddress;

/** Makes connections to targets; no other channel is made. */
final class Switchboard implements ChannelFactory {
  /** Connections of one session at once. */
  static final int MOST = 512;

  private static final int HIGHEST_PORT = 65_535;
  // a host's name has 255 bytes at most
  private static final int LONGEST = 255;

  private final Guard guard;
  private final Journal journal;
  private final AsynchronousChannelGroup group;

  Switchboard(Guard guard, Journal journal, AsynchronousChannelGroup group) {
    this.guard = guard;
    this.journal = journal;
    this.group = group;
  }

  @Override
  public String getName() {
    return "direct-tcpip";
  }

  @Override
  public Channel createChannel(Session session) throws IOException {
    return new Connection(this, group);
  }

  /** Lets a connection begin, which {@link #leave} ends whether or not it was let. */
  InetSocketAddress admit(Session session, String host, long port) throws Refused, IOException {
    Visitor visitor = session.getAttribute(Visitor.OF_SESSION);
    if (visitor.connections.incrementAndGet() > MOST) {
      journal.note(Event.of(What.TOO_MANY, visitor.device()));
      throw new Refused(SshConstants.SSH_OPEN_RESOURCE_SHORTAGE, "too many connections");
    }
    Optional<IpAddress> address =
        port > 0 && port <= HIGHEST_PORT ? guard.target(visitor, host, port) : Optional.empty();
    boolean sayable = host.length() <= LONGEST && host.matches("[!-~]+") && port <= HIGHEST_PORT;
    String[] about = sayable ? new String[] {AuthorizedLine.target(host, port)} : new String[0];
    if (address.isEmpty()) {
      journal.note(Event.of(What.REFUSED, visitor.device(), about));
      throw new Refused(SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED, "not permitted");
    }
    journal.note(Event.of(What.OPENED, visitor.device(), about));
    InetAddress literal = address.get().toInetAddress();
    return new InetSocketAddress(literal, (int) port);
  }

  void leave(Session session) {
    session.getAttribute(Visitor.OF_SESSION).connections.decrementAndGet();
  }

  /** A connection that may not begin. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    Refused(int code, String words) {
      super(words, null, false, false);
      this.code = code;
    }

    /** RFC 4254, section 5.1. */
    int code() {
      return code;
    }
  }
}
