package psw.client.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import psw.client.api.CallFailed;
import psw.client.api.Directory;
import psw.client.api.Listing;
import psw.client.api.Service;
import psw.client.api.Site;
import psw.client.device.DeviceFailed;
import psw.client.peers.Acquaintance;
import psw.client.peers.Book;
import psw.client.revisions.CannotRemember;
import psw.wire.pairing.Introduction;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/**
 * What is offered, as a device without broker finds it.
 *
 * @param offered first of the sites that it is paired with, then of others
 * @param missing the sites that it is paired with and cannot read
 * @param silent the directories that gave no list
 * @param more whether a directory has more than was asked of it
 */
public record Survey(
    List<Offered> offered, List<Missing> missing, List<Silent> silent, boolean more) {

  /**
   * A service.
   *
   * @param name what the user calls its site; absent of a site that was not met, whose offers are
   *     as a directory says
   * @param site whose it is, and how that calls itself
   * @param announced whether its site announces it
   */
  public record Offered(Optional<Label> name, Site site, Service service, boolean announced) {}

  /** A site that cannot be read, and why. */
  public record Missing(Label name, NoSite why) {}

  /** A directory that gave no list, and why. */
  public record Silent(Directory directory, CallFailed why) {}

  /**
   * Reads the sites that were met and judges what they announce, then asks each directory.
   *
   * @param query for the directories alone
   * @throws CallFailed when none of them answers
   */
  public static Survey of(
      Sites sites, Book book, List<Directory> directories, Optional<String> query)
      throws CallFailed, DeviceFailed, CannotRemember {
    List<Offered> offered = new ArrayList<>();
    List<Missing> missing = new ArrayList<>();
    List<Silent> silent = new ArrayList<>();
    Set<BrokerId> met = new HashSet<>();
    for (Acquaintance peer : book.all()) {
      if (peer.kind() == Introduction.Kind.SITE) {
        met.add(peer.id());
        try {
          // to ask whether another key is to take over is for who opens a wormhole
          Found found = sites.find(peer.name().text(), (site, successor) -> false);
          met.add(found.site().id());
          offered.addAll(of(sites, peer.name(), found));
        } catch (NoSite e) {
          missing.add(new Missing(peer.name(), e));
        } catch (CallFailed e) {
          // told of the directories, below
        }
      }
    }
    Set<Offered> others = new LinkedHashSet<>();
    boolean more = false;
    for (Directory directory : directories) {
      try {
        Listing listing = directory.services(query);
        more |= listing.more();
        listing.entries().stream()
            .filter(entry -> !met.contains(entry.site().id()))
            .map(e -> new Offered(Optional.empty(), e.site(), e.service(), e.announced()))
            .forEach(others::add);
      } catch (CallFailed e) {
        silent.add(new Silent(directory, e));
      }
    }
    if (!silent.isEmpty() && silent.size() == directories.size()) {
      throw silent.get(0).why();
    }
    offered.addAll(others);
    return new Survey(List.copyOf(offered), List.copyOf(missing), List.copyOf(silent), more);
  }

  private static List<Offered> of(Sites sites, Label name, Found found)
      throws CallFailed, DeviceFailed {
    Site site = new Site(found.site().id(), found.said().announcement().name());
    return sites.services(found.site(), found.said().announcement()).stream()
        .map(service -> new Offered(Optional.of(name), site, service, true))
        .toList();
  }
}
