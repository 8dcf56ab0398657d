package psw.client.tunnel;

import com.jcraft.jsch.JSch;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** The way to a session: all that needs nobody else is there already. */
final class Way {
  private final JSch jsch;
  private final Plan plan;
  private final HostKeyJudge judge;

  private Way(JSch jsch, Plan plan) throws TunnelFailed {
    this.jsch = jsch;
    this.plan = plan;
    this.judge = HostKeyJudge.of(plan.hostKeys(), plan.login());
  }

  /** Reads a key. */
  static JSch keys(Path file, PassPhrase passPhrase) throws TunnelFailed {
    JSch keys = new JSch();
    KeyFile.load(keys, file, passPhrase);
    return keys;
  }

  /** Reads the key and the known hosts. */
  static Way of(Plan plan, PassPhrase passPhrase) throws TunnelFailed {
    Way way = new Way(new JSch(), plan);
    KeyFile.load(way.jsch, plan.keyFile(), passPhrase);
    return way;
  }

  /** With a key that was read before, so that nobody is asked for its pass phrase again. */
  static Way with(JSch keys, Plan plan) throws TunnelFailed {
    return new Way(keys, plan);
  }

  /** Knocks, connects and logs in. */
  Link go() throws TunnelFailed, InterruptedException {
    return go(judge, false);
  }

  /** The same with one knock, for who has something else to try. */
  Link goBriefly() throws TunnelFailed, InterruptedException {
    return go(judge, true);
  }

  /** The same; a host key that is right is accepted only after somebody's word. */
  Link go(Word word) throws TunnelFailed, InterruptedException {
    return go(new HostKeyJudge.OnWord(judge, word), false);
  }

  private Link go(HostKeyJudge by, boolean brief) throws TunnelFailed, InterruptedException {
    SocketChannel socket = Approach.connect(plan.login(), plan.gate(), brief);
    Link link = null;
    try {
      link = Link.open(jsch, plan.login(), by, socket);
      return link;
    } finally {
      if (link == null) {
        close(socket);
      }
    }
  }

  private static void close(SocketChannel socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // which is what was wanted
    }
  }
}
