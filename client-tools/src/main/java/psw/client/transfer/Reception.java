package psw.client.transfer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.OptionalLong;

/** One connection to a receiver: one file, or what is left of it. */
final class Reception {
  private static final int HEADER_MS = 10_000;
  // a session that is lost is noticed far sooner, and its sender comes by another
  private static final int SILENT_MS = 120_000;
  private static final int AT_ONCE = 256 * 1024;
  // others fill the disk, too: looked at so often that all who send at once stay below what is
  // spared
  private static final int BETWEEN_LOOKS = 1 << 20;
  private static final int MOST_DRAINED = 64 << 20;

  private final Receiver receiver;
  private final Folder folder;
  private final Attendant attendant;
  private final Socket socket;

  Reception(Receiver receiver, Folder folder, Attendant attendant, Socket socket) {
    this.receiver = receiver;
    this.folder = folder;
    this.attendant = attendant;
    this.socket = socket;
  }

  /** Whether it is more than a look, as a broker has at each service of its site. */
  static boolean saysAnything(Socket socket) throws IOException {
    socket.setSoTimeout(HEADER_MS);
    return socket.getInputStream().read() >= 0;
  }

  void run() throws IOException, InterruptedException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    socket.setSoTimeout(HEADER_MS);
    Optional<Parcel> parcel;
    try {
      parcel = Parcel.parse(Line.read(in));
    } catch (BadName e) {
      attendant.refused(e);
      Line.write(out, new Answer.Not(No.NAME));
      return;
    }
    if (parcel.isEmpty()) {
      Line.write(out, new Answer.Not(No.VERSION));
      return;
    }
    socket.setSoTimeout(SILENT_MS);
    take(parcel.get(), in, out);
  }

  private void take(Parcel parcel, InputStream in, OutputStream out)
      throws IOException, InterruptedException {
    Optional<String> before = receiver.taken(parcel);
    if (before.isPresent()) {
      Line.write(out, new Answer.Done(before.get()));
      return;
    }
    Optional<No> lacks = folder.lacks(parcel);
    if (lacks.isPresent()) {
      refuse(parcel, lacks.get(), in, out);
      return;
    }
    if (!receiver.isWanted(parcel)) {
      if (!attendant.wants(socket, parcel, folder.has(parcel))) {
        Line.write(out, new Answer.Not(No.UNWANTED));
        return;
      }
      receiver.want(parcel);
    }
    receiver.begin(parcel.hash(), this);
    try {
      write(parcel, in, out);
    } finally {
      receiver.end(parcel.hash());
    }
  }

  private void write(Parcel parcel, InputStream in, OutputStream out) throws IOException {
    OptionalLong cut = OptionalLong.empty();
    try (Part part = folder.open(parcel)) {
      Line.write(out, new Answer.Take(part.size()));
      Optional<No> failed = fill(part, parcel, in);
      if (failed.isPresent()) {
        folder.keep(part);
        refuse(parcel, failed.get(), in, out);
      } else if (part.size() < parcel.size()) {
        folder.keep(part);
        cut = OptionalLong.of(part.size());
      } else {
        finish(part, parcel, in, out);
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        refuse(parcel, folder.isFull() ? No.SPACE : No.FAILED, in, out);
      }
      throw e;
    }
    // who hears of it may send the rest, so nobody holds it any more
    cut.ifPresent(size -> attendant.cut(parcel, size));
  }

  /** Until it is whole or cut off; why it cannot go on here, if that is so. */
  private Optional<No> fill(Part part, Parcel parcel, InputStream in) throws IOException {
    byte[] some = new byte[AT_ONCE];
    long looked = part.size();
    while (part.size() < parcel.size()) {
      attendant.progress(parcel, part.size());
      int read;
      try {
        read = in.read(some, 0, (int) Math.min(some.length, parcel.size() - part.size()));
      } catch (IOException cut) {
        return Optional.empty();
      }
      if (read < 0) {
        return Optional.empty();
      }
      try {
        if (part.size() - looked >= BETWEEN_LOOKS) {
          looked = part.size();
          if (folder.isFull()) {
            return Optional.of(No.SPACE);
          }
        }
        part.add(some, read);
      } catch (IOException e) {
        return Optional.of(folder.isFull() ? No.SPACE : No.FAILED);
      }
    }
    attendant.progress(parcel, part.size());
    return Optional.empty();
  }

  private void finish(Part part, Parcel parcel, InputStream in, OutputStream out)
      throws IOException {
    if (!part.is(parcel.hash())) {
      folder.drop(part);
      refuse(parcel, No.HASH, in, out);
      return;
    }
    Optional<String> name = folder.name(part, parcel.name());
    if (name.isEmpty()) {
      refuse(parcel, No.TAKEN, in, out);
      return;
    }
    receiver.take(parcel, name.get());
    attendant.taken(parcel, name.get());
    Line.write(out, new Answer.Done(name.get()));
  }

  private void refuse(Parcel parcel, No why, InputStream in, OutputStream out) throws IOException {
    attendant.refused(parcel, why);
    Line.write(out, new Answer.Not(why));
    drain(in);
  }

  // what is under way must be read, else a reset overtakes the answer
  private void drain(InputStream in) throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(HEADER_MS);
    byte[] some = new byte[AT_ONCE];
    long drained = 0;
    try {
      for (int read = in.read(some); read >= 0 && drained < MOST_DRAINED; read = in.read(some)) {
        drained += read;
      }
    } catch (EOFException e) {
      // which is what was wanted
    }
  }

  /** Ends it: its sender has come anew. */
  void cut() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone
    }
  }
}
