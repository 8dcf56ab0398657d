package psw.client.transfer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;

/** Where files are put, and nowhere else. */
final class Folder {
  private static final int MOST_PARTS = 16;
  private static final int MOST_NAMESAKES = 100;

  /** So much room is left to others, in bytes. */
  private static final long SPARED = 16L << 20;

  private final Path path;
  private final Object key; // the directory itself, whatever is called so later
  private final Disk disk;

  private Folder(Path path, Object key, Disk disk) {
    this.path = path;
    this.key = key;
    this.disk = disk;
  }

  /** What a folder lies on. */
  interface Disk {
    /** How much room is left there, in bytes. */
    long room(Path folder) throws IOException;
  }

  /** The one that it does lie on. */
  static long room(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /** One that exists. What its name leads to is settled now. */
  static Folder of(Path path, Disk disk) throws IOException {
    Path real = path.toRealPath();
    if (!Files.isDirectory(real)) {
      throw new NotDirectoryException(path.toString());
    }
    if (!Files.isWritable(real)) {
      throw new FileSystemException(path.toString(), null, "nothing can be written there");
    }
    return new Folder(real, key(real), disk);
  }

  private static Object key(Path path) throws IOException {
    Object key =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    return key == null ? path : key;
  }

  private boolean isStillThere() {
    try {
      return key(path).equals(key);
    } catch (IOException gone) {
      return false;
    }
  }

  private void check() throws IOException {
    if (!isStillThere()) {
      throw new FileSystemException(path.toString(), null, "it is another one now, or gone");
    }
  }

  /** Whether a file lies there as it was taken. */
  boolean holds(String name, Parcel parcel) {
    try {
      Path file = path.resolve(name);
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.size(file) == parcel.size();
    } catch (IOException gone) {
      return false;
    }
  }

  /** How much has come of a file. */
  long has(Parcel parcel) throws IOException {
    Path part = part(parcel);
    return Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS) ? Files.size(part) : 0;
  }

  /** Why there is no room for the rest of a file, if so. */
  Optional<No> lacks(Parcel parcel) throws IOException {
    if (!isStillThere()) {
      return Optional.of(No.FAILED);
    }
    if (disk.room(path) - SPARED < parcel.size() - has(parcel)) {
      return Optional.of(No.SPACE);
    }
    try (Stream<Path> all = Files.list(path)) {
      long others =
          all.filter(file -> isPart(file) && !file.equals(part(parcel))).limit(MOST_PARTS).count();
      return others == MOST_PARTS ? Optional.of(No.PARTS) : Optional.empty();
    }
  }

  private static boolean isPart(Path file) {
    return file.getFileName().toString().matches("\\.psw-[0-9a-f]{64}\\.part");
  }

  Part open(Parcel parcel) throws IOException {
    check();
    return Part.open(part(parcel), parcel.size());
  }

  private Path part(Parcel parcel) {
    return path.resolve(".psw-" + parcel.hash() + ".part");
  }

  /**
   * Gives it its name, or with a number where that is taken.
   *
   * @return empty if there are too many of that name
   */
  Optional<String> name(Part part, FileName name) throws IOException {
    check();
    for (int number = 0; number < MOST_NAMESAKES; number++) {
      String free = name.numbered(number);
      try {
        put(part.file(), path.resolve(free));
        return Optional.of(free);
      } catch (FileAlreadyExistsException taken) {
        // the next one
      }
    }
    return Optional.empty();
  }

  // link(2) overwrites nothing; where there are no links the name is taken first
  private static void put(Path part, Path to) throws IOException {
    try {
      Files.createLink(to, part);
      Files.delete(part);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      Files.createFile(to);
      replace(part, to);
    }
  }

  private static void replace(Path part, Path ours) throws IOException {
    try {
      Files.move(part, ours, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.delete(ours);
      throw e;
    }
  }

  /** It was cut off: it is kept, if there is anything of it. */
  void keep(Part part) throws IOException {
    if (part.size() == 0) {
      drop(part);
    }
  }

  /** What came was not what it should be. */
  void drop(Part part) throws IOException {
    Files.deleteIfExists(part.file());
  }

  /** Whether the disk is as full as it may become. */
  boolean isFull() throws IOException {
    return disk.room(path) < SPARED;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
