package psw.server.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import psw.server.directory.Directory;
import psw.server.directory.Entry;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.SshEnd;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.IpAddress;

/** One site with all that it announces. */
@Named
@RequestScoped
public class SitePage {
  @Inject private Directory directory;

  private String id = "";
  private Entry entry;

  /** Finds the site, or answers 404. */
  public void look() {
    Optional<Entry> found = find().filter(Entry::live);
    if (found.isEmpty()) {
      Answers.error(404);
    } else {
      entry = found.get();
    }
  }

  private Optional<Entry> find() {
    try {
      return directory.find(BrokerId.parse(id == null ? "" : id));
    } catch (BadValue e) {
      return Optional.empty();
    }
  }

  /** What the site says of itself. */
  public Announcement getSite() {
    return entry.announcement();
  }

  /** Until when that holds. */
  public Instant getUntil() {
    return entry.known().liveUntil();
  }

  /** Where the site is reached, if it says so. */
  public String getAddresses() {
    return getSite().addresses().stream().map(IpAddress::text).collect(Collectors.joining(", "));
  }

  /** Its SSH server in words, if it names one. */
  public String getSsh() {
    return getSite().ssh().map(SitePage::words).orElse("");
  }

  /** The id that takes over from this one, while the site's key is changed. */
  public String getNext() {
    return getSite().next().map(BrokerId::text).orElse("");
  }

  private static String words(SshEnd ssh) {
    return "port " + ssh.port() + ", host key " + String.join(" or ", ssh.hostKeys());
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
