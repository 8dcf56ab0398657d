package psw.client.chat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a user would see, one thing after the other. */
final class HeardScreen implements Screen {
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  /** The next thing that is shown; null when nothing is for long. */
  String next() throws InterruptedException {
    return said.poll(60, TimeUnit.SECONDS);
  }

  /** What is shown at once. */
  String now() {
    return said.poll();
  }

  @Override
  public void heard(String peer, String line) {
    said.add(line);
  }

  @Override
  public void came(String peer, Optional<String> from) {
    said.add("came");
  }

  @Override
  public void away(String peer) {
    said.add("away");
  }

  @Override
  public void back(String peer) {
    said.add("back");
  }

  @Override
  public void went(String peer) {
    said.add("went");
  }

  @Override
  public void delivered(Said line) {
    said.add("delivered " + line.line());
  }

  @Override
  public void lost(String peer, List<String> lines) {
    said.add("lost");
  }
}
