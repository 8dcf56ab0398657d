package psw.client.site;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import psw.client.api.CallFailed;
import psw.client.api.Directory;
import psw.client.api.Service;
import psw.client.api.Site;
import psw.client.device.DeviceFailed;
import psw.client.peers.Acquaintance;
import psw.client.peers.Book;
import psw.client.revisions.CannotRemember;
import psw.client.revisions.Revisions;
import psw.client.site.NoSite.Reason;
import psw.wire.announcement.Announcement;
import psw.wire.pairing.Introduction;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/** The door: finds sites and what they offer. */
public final class Sites {
  private final Book book;
  private final List<Directory> directories;
  private final Reader reader;

  /**
   * Nothing is asked before the first call.
   *
   * @param book whom this device knows
   * @param directories where sites are announced
   * @param revisions what was believed of each site before
   * @param clock to judge by
   */
  public Sites(Book book, List<Directory> directories, Revisions revisions, Clock clock) {
    this.book = book;
    this.directories = List.copyOf(directories);
    this.reader = new Reader(revisions, clock);
  }

  /** Who is meant by a name, or an id in full; nobody is asked about one that this device knows. */
  public Named named(String site) throws NoSite, CallFailed, DeviceFailed {
    List<Acquaintance> known = book.all();
    Optional<Acquaintance> peer = known(site, known);
    if (peer.isPresent()) {
      if (peer.get().kind() != Introduction.Kind.SITE) {
        throw new NoSite(Reason.DEVICE, site);
      }
      return new Named(peer.get().id(), peer, false);
    }
    try {
      return new Named(BrokerId.parse(site), Optional.empty(), false);
    } catch (BadValue noId) {
      return chosen(new Label(site), known);
    }
  }

  private Named chosen(Label name, List<Acquaintance> known) throws NoSite, CallFailed {
    TreeSet<BrokerId> ids = new TreeSet<>();
    for (Directory directory : asked()) {
      directory.called(name).stream().map(Site::id).forEach(ids::add);
    }
    if (ids.size() > 1) {
      throw new NoSite(Reason.AMBIGUOUS_NAME, name, ids.stream().map(BrokerId::text).toList());
    }
    if (ids.isEmpty()) {
      throw new NoSite(Reason.UNKNOWN_NAME, name);
    }
    BrokerId id = ids.first();
    return new Named(id, known.stream().filter(peer -> peer.id().equals(id)).findFirst(), true);
  }

  /**
   * A site that this device knows, as it was announced when this was last asked for: nobody is
   * asked now, so it may be over, or another since.
   */
  public Optional<Before> before(String site) throws CallFailed, DeviceFailed, CannotRemember {
    Optional<Acquaintance> peer = known(site, book.all());
    if (peer.isEmpty() || peer.get().kind() != Introduction.Kind.SITE) {
      return Optional.empty();
    }
    Named named = new Named(peer.get().id(), peer, false);
    return reader
        .before(named.id())
        .filter(last -> !last.said().gone())
        .map(
            last ->
                new Before(new Found(named, new Said(last.said(), List.of())), reader.holds(last)));
  }

  private static Optional<Acquaintance> known(String site, List<Acquaintance> all) {
    return all.stream()
        .filter(each -> each.name().text().equals(site) || each.id().text().equals(site))
        .findFirst();
  }

  /**
   * A site, and what it announces now.
   *
   * @param site a name, or an id in full
   * @param consent asked when the site announces that another key takes over
   */
  public Found find(String site, Consent consent)
      throws NoSite, CallFailed, DeviceFailed, CannotRemember {
    Named named = named(site);
    return named.peer().isPresent()
        ? new Succession(this, book, consent).find(named, named.peer().get())
        : new Found(named, said(named.id()));
  }

  /** What is announced under an id now. */
  Said said(BrokerId site) throws NoSite, CallFailed, CannotRemember {
    Said said = reader.read(site, asked());
    if (said.announcement().gone()) {
      throw new NoSite(Reason.WITHDRAWN, site);
    }
    return said;
  }

  /** What a site offers to everybody, and to this device alone. */
  public List<Service> services(Named site, Announcement said) throws CallFailed, DeviceFailed {
    List<Service> all = new ArrayList<>(said.services().stream().map(Service::of).toList());
    if (site.peer().isPresent()) {
      all.addAll(book.sealed(site.peer().get(), said));
    }
    return all;
  }

  /** A service of a site, offered to everybody or to this device alone. */
  public Service service(Named site, Announcement said, Label label)
      throws NoSite, CallFailed, DeviceFailed {
    Optional<Service> open = called(label, said.services().stream().map(Service::of).toList());
    if (open.isPresent()) {
      return open.get();
    }
    List<Service> all = services(site, said);
    Optional<Service> service = called(label, all);
    if (service.isEmpty()) {
      List<String> there =
          all.stream().map(each -> each.label().text()).distinct().sorted().toList();
      throw new NoSite(Reason.UNKNOWN_SERVICE, label, there);
    }
    return service.get();
  }

  private static Optional<Service> called(Label label, List<Service> services) {
    return services.stream().filter(service -> service.label().equals(label)).findFirst();
  }

  private List<Directory> asked() throws NoSite {
    if (directories.isEmpty()) {
      throw new NoSite(Reason.NO_DIRECTORY, "");
    }
    return directories;
  }
}
