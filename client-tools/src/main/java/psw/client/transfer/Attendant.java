package psw.client.transfer;

import java.net.Socket;

/** Who looks after a receiver. Called from several threads. */
public interface Attendant {
  /** Whether one who connected may ask at all. */
  boolean admits(Socket caller);

  /** One who may not wanted something, and more than to see whether anybody listens. */
  void turnedAway();

  /**
   * Whether a file is wanted; may take its time.
   *
   * @param caller who sends it
   * @param there how much of it lies here already, in bytes
   */
  boolean wants(Socket caller, Parcel parcel, long there) throws InterruptedException;

  /** So much of it has come. */
  void progress(Parcel parcel, long there);

  /** It is here, under this name. */
  void taken(Parcel parcel, String name);

  /** It was cut off; what has come is kept. */
  void cut(Parcel parcel, long there);

  /** It is not taken, or was not. */
  void refused(Parcel parcel, No why);

  /** A file that cannot be called so here was refused. */
  void refused(BadName name);
}
