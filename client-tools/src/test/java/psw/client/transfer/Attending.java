package psw.client.transfer;

import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes all, and remembers what happened. */
class Attending implements Attendant {
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  volatile boolean wants = true;
  volatile boolean admits = true;
  final AtomicInteger asked = new AtomicInteger();

  String next() throws InterruptedException {
    return said.poll(30, TimeUnit.SECONDS);
  }

  @Override
  public boolean admits(Socket caller) {
    boolean now = admits;
    asked.incrementAndGet();
    return now;
  }

  @Override
  public void turnedAway() {
    said.add("turned away");
  }

  @Override
  public boolean wants(Socket caller, Parcel parcel, long there) {
    said.add("asked " + parcel.name() + " " + there);
    return wants;
  }

  @Override
  public void progress(Parcel parcel, long there) {}

  @Override
  public void taken(Parcel parcel, String name) {
    said.add("taken " + name);
  }

  @Override
  public void cut(Parcel parcel, long there) {
    said.add("cut " + there);
  }

  @Override
  public void refused(Parcel parcel, No why) {
    said.add("refused " + why);
  }

  @Override
  public void refused(BadName name) {
    said.add("bad name " + name.why());
  }
}
