package psw.client.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Takes files into a folder: listens on loopback until it is closed. */
public final class Receiver implements AutoCloseable {
  private static final int MOST_CALLERS = 8;
  private static final int MOST_REMEMBERED = 1000;

  private final ServerSocket listener;
  private final Folder folder;
  private final Attendant attendant;
  private final Semaphore room = new Semaphore(MOST_CALLERS);
  // who is not let in takes no place of those who are
  private final Semaphore porch = new Semaphore(MOST_CALLERS);
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<Parcel> wanted = ConcurrentHashMap.newKeySet();
  private final Map<Parcel, String> taken = new ConcurrentHashMap<>();
  private final Map<String, Reception> under = new HashMap<>(); // by hash; guarded by itself

  private Receiver(ServerSocket listener, Folder folder, Attendant attendant) {
    this.listener = listener;
    this.folder = folder;
    this.attendant = attendant;
  }

  /**
   * Listens on a free port of 127.0.0.1.
   *
   * @param folder an existing directory, which is written to
   */
  public static Receiver open(Path folder, Attendant attendant) throws IOException {
    return open(folder, attendant, Folder::room);
  }

  static Receiver open(Path folder, Attendant attendant, Folder.Disk disk) throws IOException {
    Folder into = Folder.of(folder, disk);
    ServerSocket listener =
        new ServerSocket(0, MOST_CALLERS, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Receiver receiver = new Receiver(listener, into, attendant);
    daemon(receiver::accept, "receive-accept");
    return receiver;
  }

  /** The port it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Where it puts what it takes. */
  public String folder() {
    return folder.toString();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        daemon(() -> receive(socket), "receive");
      } catch (IOException e) {
        // one connection that was not to be, or the end
      }
    }
  }

  private void receive(Socket socket) {
    try (socket) {
      boolean admitted = attendant.admits(socket);
      Semaphore place = admitted ? room : porch;
      if (place.tryAcquire()) {
        try {
          receive(socket, admitted);
        } finally {
          place.release();
        }
      } else if (admitted) {
        Line.write(socket.getOutputStream(), new Answer.Not(No.BUSY));
      }
    } catch (IOException gone) {
      // said where it matters
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(socket);
    }
  }

  private void receive(Socket socket, boolean admitted) throws IOException, InterruptedException {
    if (admitted) {
      new Reception(this, folder, attendant, socket).run();
    } else if (Reception.saysAnything(socket)) {
      attendant.turnedAway();
    }
  }

  /** Whether its user said yes to it before; then he is not asked again. */
  boolean isWanted(Parcel parcel) {
    return wanted.contains(parcel);
  }

  void want(Parcel parcel) {
    if (wanted.size() < MOST_REMEMBERED) {
      wanted.add(parcel);
    }
  }

  /** The name under which it was taken a moment ago, if its sender does not know of it yet. */
  Optional<String> taken(Parcel parcel) {
    // its user may have put it elsewhere since
    return Optional.ofNullable(taken.get(parcel)).filter(name -> folder.holds(name, parcel));
  }

  void take(Parcel parcel, String name) {
    wanted.remove(parcel);
    if (taken.size() == MOST_REMEMBERED) {
      taken.clear();
    }
    taken.put(parcel, name);
  }

  /**
   * From now on this one has the file; one that has it and may never learn that it is cut, ends.
   */
  void begin(String hash, Reception now) throws InterruptedException {
    synchronized (under) {
      while (under.containsKey(hash)) {
        under.get(hash).cut();
        under.wait();
      }
      under.put(hash, now);
    }
  }

  void end(String hash) {
    synchronized (under) {
      under.remove(hash);
      under.notifyAll();
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      // closed all the same
    }
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // it is gone
      }
    }
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
