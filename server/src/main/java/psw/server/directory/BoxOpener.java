package psw.server.directory;

import java.util.List;
import psw.wire.announcement.Offer;

/**
 * Opens the boxes of announcements; a broker provides a bean of this, a rendez-vous none, since it
 * is paired with nobody.
 */
public interface BoxOpener {
  /**
   * What a broker offers to those it paired with, if this site is one and whoever sent the request
   * that is being served may see it; else nothing.
   */
  List<Offer> opened(Entry broker);
}
